/// Trend metrics: the log folds into observations ([SubjectFold]), these stand in columns ([ObservationColumns]), and
/// each metric is a pure function of the observations, its parameters and the two times ([Trends]).
@NullMarked
package io.countermove.analytics;

import org.jspecify.annotations.NullMarked;
