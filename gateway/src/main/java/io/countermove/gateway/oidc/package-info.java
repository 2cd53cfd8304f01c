/// Bearer tokens of an OpenID Connect issuer, where one is configured.
@NullMarked
package io.countermove.gateway.oidc;

import org.jspecify.annotations.NullMarked;
