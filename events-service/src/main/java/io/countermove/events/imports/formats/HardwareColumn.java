package io.countermove.events.imports.formats;

import java.util.List;

/// The columns of Epoch AI's machine learning hardware that say something here, with the names of other vintages.
enum HardwareColumn implements Columns.Column {
    NAME("Hardware name", "Name of the hardware", "Hardware", "Name"),
    MANUFACTURER("Manufacturer", "Vendor"),
    DATE("Release date"),
    PRICE("Release price (USD)", "Release price"),
    BANDWIDTH("Memory bandwidth (byte/s)", "Memory bandwidth (B/s)", "Memory bandwidth (bytes/s)"),
    PROCESS("Process size (nm)", "Process size", "Process node (nm)"),
    FOUNDRY("Foundry"),
    LINK("Link to datasheet", "Datasheet", "Link"),
    PERFORMANCE("Total processing performance (bit-OP/s)");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> names;

    HardwareColumn(String... names) {
        this.names = List.of(names);
    }

    @Override
    public List<String> names() {
        return names;
    }
}
