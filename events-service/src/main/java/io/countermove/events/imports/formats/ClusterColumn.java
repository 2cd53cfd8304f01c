package io.countermove.events.imports.formats;

import java.util.List;

/// The columns of Epoch AI's GPU clusters that say something here, with the names of other vintages.
enum ClusterColumn implements Columns.Column {
    NAME("Name", "Cluster", "Cluster name"),
    STATUS("Status"),
    CERTAINTY("Certainty"),
    DATE("First Operational Date", "First operational date (est.)"),
    END("Decommissioned Date (if applicable)", "Decommissioned Date"),
    COUNTRY("Country", "Country (of location)"),
    OWNER("Owner", "Owner(s)", "Owners"),
    USERS("Users", "User(s)"),
    CHIP("Chip type (primary)", "Chip type"),
    CHIP_SECONDARY("Chip type (secondary)"),
    CHIPS("Total number of AI chips", "Number of AI chips"),
    CHIPS_PRIMARY("Chip quantity (primary)", "Chip quantity"),
    H100("H100 equivalents", "H100-equivalents"),
    OPS_16BIT("16-bit OP/s"),
    POWER("Power Capacity (MW)", "Power (MW)"),
    POWER_REPORTED("Reported Power Capacity (MW)"),
    POSSIBLE_DUPLICATE("Possible Duplicate", "Possible duplicate?"),
    SOURCE_1("Source 1", "Source"),
    SOURCE_2("Source 2"),
    SOURCE_3("Source 3"),
    SOURCE_4("Source 4"),
    SOURCE_5("Source 5");

    static final List<ClusterColumn> SOURCES = List.of(SOURCE_1, SOURCE_2, SOURCE_3, SOURCE_4, SOURCE_5);

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> names;

    ClusterColumn(String... names) {
        this.names = List.of(names);
    }

    @Override
    public List<String> names() {
        return names;
    }
}
