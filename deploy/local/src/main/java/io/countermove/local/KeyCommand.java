package io.countermove.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/// `key`: makes, shows and revokes API keys.
final class KeyCommand {
    private static final String ROW = "%-16s  %-10s %-20s %-10s %-26s %s";

    private final KeyClient client;
    private final PrintStream out;

    KeyCommand(KeyClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    int run(Command.Key command) {
        switch (command) {
            case Command.Key.Create create -> created(client.create(create));
            case Command.Key.Listing listing -> list(client.list(), listing.json());
            case Command.Key.Revoke revoke -> revoked(client.revoke(revoke.id()));
        }
        return 0;
    }

    /// The key alone on its line on stdout, so that a script can take it: nobody can find it out afterwards.
    private void created(JsonNode key) {
        System.err.println("Key " + key.path("id").asText() + " of " + holder(key)
                + ". It is shown now and never again; whoever has it may do what it may.");
        out.println(key.path("key").asText());
    }

    private void list(JsonNode keys, boolean json) {
        if (json) {
            out.println(keys);
            return;
        }
        out.println(String.format(Locale.ROOT, ROW, "id", "role", "name", "since", "sources", "")
                .stripTrailing());
        keys.path("items").forEach(key -> out.println(row(key)));
    }

    private static String row(JsonNode key) {
        String created = key.path("createdAt").asText();
        String sources = key.path("sources").valueStream().map(JsonNode::asText).collect(Collectors.joining(" "));
        String revoked = key.has("revokedAt")
                ? "revoked " + key.path("revokedAt").asText() + " by "
                        + key.path("revokedBy").asText()
                : "";
        return String.format(
                        Locale.ROOT,
                        ROW,
                        key.path("id").asText(),
                        key.path("role").asText(),
                        key.path("name").asText(),
                        created.isEmpty() ? "settings" : created.substring(0, 10),
                        sources,
                        revoked)
                .stripTrailing();
    }

    private void revoked(JsonNode key) {
        out.println("Key " + key.path("id").asText() + " of " + holder(key) + " is revoked.");
    }

    private static String holder(JsonNode key) {
        return key.path("role").asText() + "/" + key.path("name").asText();
    }
}
