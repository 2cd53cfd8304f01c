package io.countermove.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The words after `./countermove`, sorted into options and operands.
final class Arguments {
    private final String command;
    private final Set<String> flags = new TreeSet<>();
    private final Map<String, String> values = new TreeMap<>();
    private final List<String> operands = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private @Nullable String data;
    private @Nullable String port;

    private Arguments(String command, List<String> words) {
        this.command = command;
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            take(rest.removeFirst(), rest);
        }
    }

    /// @param defaultData the data folder when `--data` does not name one
    static Command parse(List<String> words, Path defaultData) {
        if (words.isEmpty()) {
            throw new LocalFailure("Say what to do: ./countermove help lists the commands.");
        }
        Arguments arguments = new Arguments(words.getFirst(), words.subList(1, words.size()));
        Path folder = arguments.data == null ? defaultData : Path.of(arguments.data);
        return arguments.command(folder.toAbsolutePath().normalize());
    }

    private Command command(Path folder) {
        return switch (command) {
            case "up" -> {
                allow(0, "--detach", "--empty", "--port");
                yield new Command.Up(folder, flags.contains("--detach"), portNumber(), flags.contains("--empty"));
            }
            case "train" -> {
                allow(0);
                yield new Command.Train();
            }
            case "down" -> {
                allow(0);
                yield new Command.Down(folder);
            }
            case "status" -> {
                allow(0, "--json");
                yield new Command.Status(folder, flags.contains("--json"));
            }
            case "logs" -> {
                allow(1);
                yield new Command.Logs(folder, operands.isEmpty() ? null : operands.getFirst());
            }
            case "rebuild" -> {
                allow(1, "--compare-only", "--discard");
                yield new Command.Rebuild(
                        folder,
                        Projection.named(operands),
                        flags.contains("--compare-only"),
                        flags.contains("--discard"));
            }
            case "load" -> {
                allow(1, "--format", "--vintage", "--dry-run", "--allow-shrink", "--allow-older", "--yes");
                if (operands.isEmpty()) {
                    throw new LocalFailure("What is to be loaded? Say ./countermove load FILE, or: load article");
                }
                yield new Command.Load(
                        folder,
                        operands.getFirst(),
                        values.get("--format"),
                        values.get("--vintage"),
                        flags.contains("--dry-run"),
                        flags.contains("--allow-shrink"),
                        flags.contains("--allow-older"),
                        flags.contains("--yes"));
            }
            case "dump" -> {
                allow(1);
                yield new Command.Archive.Dump(folder, file("Where to? Say ./countermove dump FILE.ndjson.gz"));
            }
            case "restore" -> {
                allow(1);
                yield new Command.Archive.Restore(folder, file("From which dump? Say ./countermove restore FILE"));
            }
            case "key" -> key(folder);
            default -> throw new LocalFailure("There is no command '" + command + "': ./countermove help lists them.");
        };
    }

    private Command.Key key(Path folder) {
        String what = operands.isEmpty() ? "" : operands.getFirst();
        return switch (what) {
            case "create" -> {
                allow(2, "--role", "--source", "--official");
                yield new Command.Key.Create(
                        folder,
                        operand("Whose key is it? Say ./countermove key create NAME --role ROLE [--source SOURCE]…"),
                        values.getOrDefault("--role", "reader"),
                        sources,
                        flags.contains("--official"));
            }
            case "list" -> {
                allow(1, "--json");
                yield new Command.Key.Listing(folder, flags.contains("--json"));
            }
            case "revoke" -> {
                allow(2);
                yield new Command.Key.Revoke(folder, operand("Which key? ./countermove key list shows their ids."));
            }
            default -> throw new LocalFailure("Say ./countermove key create NAME, key list, or key revoke ID.");
        };
    }

    private Path file(String question) {
        if (operands.isEmpty()) {
            throw new LocalFailure(question);
        }
        return Path.of(operands.getFirst());
    }

    private String operand(String question) {
        if (operands.size() < 2) {
            throw new LocalFailure(question);
        }
        return operands.get(1);
    }

    private void take(String word, Deque<String> rest) {
        int equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            rest.addFirst(word.substring(equals + 1));
            take(word.substring(0, equals), rest);
        } else if (word.equals("--data")) {
            data = value(word, rest);
        } else if (word.equals("--port")) {
            flags.add(word);
            port = value(word, rest);
        } else if (word.equals("--source")) {
            flags.add(word);
            sources.add(value(word, rest));
        } else if (word.equals("--format") || word.equals("--vintage") || word.equals("--role")) {
            flags.add(word);
            values.put(word, value(word, rest));
        } else if (word.startsWith("-")) {
            flags.add(word);
        } else {
            operands.add(word);
        }
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.pollFirst();
        if (value == null || value.isEmpty()) {
            throw new LocalFailure(option + " needs a value.");
        }
        return value;
    }

    private void allow(int mostOperands, String... options) {
        Set<String> unknown = new TreeSet<>(flags);
        unknown.removeAll(Set.of(options));
        if (!unknown.isEmpty()) {
            throw new LocalFailure(
                    command + " has no option " + String.join(", ", unknown) + ": ./countermove help lists them.");
        }
        if (operands.size() > mostOperands) {
            throw new LocalFailure(command + " does not know what to do with '" + operands.get(mostOperands) + "'.");
        }
    }

    private OptionalInt portNumber() {
        if (port == null) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(port);
            if (number > 0 && number < 65_536) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new LocalFailure("--port must be a number from 1 to 65535, not '" + port + "'.");
    }
}
