/// Services take calls only from inside the deployment: every Jakarta route demands `X-Countermove-Secret`
/// (`countermove.internal.secret`); `/q/*` is not one of them and stays open. Resources inject
/// [io.countermove.platform.internal.CurrentCaller] to learn for whom the gateway asks. In profile `prod` a blank or
/// the development secret stops the start. The gateway itself sets `countermove.internal.guarded=false`.
@NullMarked
package io.countermove.platform.internal;

import org.jspecify.annotations.NullMarked;
