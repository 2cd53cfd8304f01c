package io.countermove.events.imports.formats;

import java.util.List;

/// The columns of Epoch AI's model lists that say something here, with the names of other vintages (2022 to 2026).
enum ModelColumn implements Columns.Column {
    MODEL("Model", "System", "Model name"),
    DATE("Publication date", "Release date"),
    ORGANIZATION("Organization", "Organization(s)", "Organizations"),
    COUNTRY("Country (of organization)", "Country (from Organization)", "Country", "Countries"),
    AUTHORS("Authors", "Author(s)"),
    LINK("Link", "URL"),
    DOMAIN("Domain"),
    NOTABILITY("Notability criteria", "Inclusion criteria"),
    CONFIDENCE("Confidence"),
    COMPUTE("Training compute (FLOP)", "Training compute (FLOPs)", "Training compute"),
    COMPUTE_LOW("Training compute lower bound"),
    COMPUTE_HIGH("Training compute upper bound"),
    PARAMETERS("Parameters"),
    COST("Training compute cost (2023 USD)"),
    ACCESSIBILITY("Model accessibility"),
    OPEN_WEIGHTS("Open model weights?", "Open weights?"),
    HARDWARE("Training hardware"),
    BASE_MODEL("Base model"),
    POSSIBLE_DUPLICATE("Possible duplicate", "Possible duplicate?");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> names;

    ModelColumn(String... names) {
        this.names = List.of(names);
    }

    @Override
    public List<String> names() {
        return names;
    }
}
