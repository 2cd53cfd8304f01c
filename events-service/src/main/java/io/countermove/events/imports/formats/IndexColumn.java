package io.countermove.events.imports.formats;

import java.util.List;

/// The columns of the Epoch Capabilities Index that say something here, with the names of other vintages.
enum IndexColumn implements Columns.Column {
    MODEL("Model", "Model name"),
    SHOWN("Display name"),
    SCORE("eci", "ECI Score", "Epoch Capabilities Index"),
    LOW("eci_ci_low", "ECI CI low", "Lower bound"),
    HIGH("eci_ci_high", "ECI CI high", "Upper bound"),
    DATE("date", "Release date", "Model release date"),
    ORGANIZATION("Organization", "Organization(s)"),
    COUNTRY("Country (of organization)", "Country (from Organization)", "Country"),
    ACCESSIBILITY("Model accessibility");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> names;

    IndexColumn(String... names) {
        this.names = List.of(names);
    }

    @Override
    public List<String> names() {
        return names;
    }
}
