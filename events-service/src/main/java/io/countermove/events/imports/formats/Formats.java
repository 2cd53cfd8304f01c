package io.countermove.events.imports.formats;

import io.countermove.contracts.validation.AnnouncementReader;
import io.countermove.events.imports.Format;
import io.countermove.events.imports.Head;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// All formats. A new one is added here.
public final class Formats {
    private final List<Format> all;

    public Formats(AnnouncementReader reader) {
        var own = new OwnRows(reader);
        all = List.of(
                new EpochModels(),
                new EpochHardware(),
                new EpochClusters(),
                new EpochIndex(),
                new Csv(own),
                new Ndjson(own));
    }

    public Optional<Format> find(String name) {
        return all.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /// The format whose files begin so.
    public Optional<Format> guess(Head head) {
        return all.stream().filter(format -> format.recognises(head)).findFirst();
    }

    public String names() {
        return all.stream().map(Format::name).collect(Collectors.joining(", "));
    }

    public String accepted() {
        return all.stream().map(Format::accepts).collect(Collectors.joining("; "));
    }
}
