package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Keeps in the data folder which version of each projection serves. Replaced in one step: whoever dies leaves the old
/// or
/// the new truth.
record VersionFile(Path path) {
    Versions of(Projection projection) {
        Properties all = read();
        String prefix = projection.word() + ".";
        return new Versions(
                Integer.parseInt(all.getProperty(prefix + "active", "1")),
                Integer.parseInt(all.getProperty(prefix + "last", "1")),
                numbers(all.getProperty(prefix + "obsolete", "")),
                numbers(all.getProperty(prefix + "kept", "")));
    }

    Versions change(Projection projection, UnaryOperator<Versions> change) {
        Versions changed = change.apply(of(projection));
        StringBuilder text =
                new StringBuilder("# Kept by ./countermove; which version of what is computed from the log serves.\n");
        for (Projection each : Projection.values()) {
            Versions versions = each == projection ? changed : of(each);
            text.append(each.word())
                    .append(".active=")
                    .append(versions.active())
                    .append('\n');
            text.append(each.word()).append(".last=").append(versions.last()).append('\n');
            text.append(each.word())
                    .append(".obsolete=")
                    .append(text(versions.obsolete()))
                    .append('\n');
            text.append(each.word())
                    .append(".kept=")
                    .append(text(versions.kept()))
                    .append('\n');
        }
        write(text.toString());
        return changed;
    }

    private Properties read() {
        Properties properties = new Properties();
        if (Files.exists(path)) {
            try (var reader = Files.newBufferedReader(path)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
            }
        }
        return properties;
    }

    private void write(String text) {
        try {
            Path draft = path.resolveSibling(path.getFileName() + ".new");
            Files.writeString(draft, text);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private static Set<Integer> numbers(String text) {
        return Arrays.stream(text.split(","))
                .filter(word -> !word.isBlank())
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Set<Integer> numbers) {
        return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }
}
