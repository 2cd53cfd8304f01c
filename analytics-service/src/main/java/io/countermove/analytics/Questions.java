package io.countermove.analytics;

import java.util.List;
import java.util.Map;

/// Reads parameters as an address has them.
public interface Questions {

    /// Fails with the parameter's name for what cannot be.
    Question read(Metric metric, Map<String, List<String>> parameters, AsOf asOf);
}
