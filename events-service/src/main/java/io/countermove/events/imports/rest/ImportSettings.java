package io.countermove.events.imports.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// `countermove.imports`: what an import may take.
@ConfigMapping(prefix = "countermove.imports")
public interface ImportSettings {
    /// The largest file.
    @WithDefault("4G")
    MemorySize largestFile();

    /// Where a file is kept while it is imported; the folder for temporary files where none is named.
    Optional<String> folder();

    /// How long an answer may be held back so that what goes wrong is a status and not a line of it.
    @WithDefault("5s")
    Duration silence();
}
