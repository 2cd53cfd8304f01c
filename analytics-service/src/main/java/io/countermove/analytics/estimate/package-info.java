/// Estimators and tests as pure functions of numbers: each names its method, gives the same bits for any order of what
/// it is given, and knows nothing of announcements.
@NullMarked
package io.countermove.analytics.estimate;

import org.jspecify.annotations.NullMarked;
