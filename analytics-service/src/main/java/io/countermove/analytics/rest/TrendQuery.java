package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.Question;

/// The parameters of a metric as sent.
interface TrendQuery {

    /// Refuses with the parameter's name what cannot be.
    Question resolve(AsOf asOf);
}
