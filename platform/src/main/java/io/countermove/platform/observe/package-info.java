/// What readers of the log show of their work: [io.countermove.platform.observe.LagMeter] how far they are behind, and
/// [io.countermove.platform.observe.RecordLog] which records they met, under the trace id that came with the request
/// and stands in `ce_traceparent`.
@NullMarked
package io.countermove.platform.observe;

import org.jspecify.annotations.NullMarked;
