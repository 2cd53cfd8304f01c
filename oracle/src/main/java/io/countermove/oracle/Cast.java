package io.countermove.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// A small cast, so that announcements meet: some are published under several ids, which others say to name one thing
/// or not.
final class Cast {

    static final List<String> POLICIES =
            List.of("policy:us-ai-chip-curb-2025-04", "policy:us-h20-licence-requirement", "policy:ai-diffusion-rule");
    private static final Map<String, List<String>> IDS = Map.of(
            "chip:nvidia-h20",
            List.of("chip:nvidia-h20", "chip:h20", "chip:nvidia-hgx-h20"),
            "model:deepseek-v3",
            List.of("model:deepseek-v3", "model:deepseek-v3-base"),
            "org:baidu",
            List.of("org:baidu", "org:bai-du"));
    private static final List<String> COMPARED = List.of(
            "chip:nvidia-h20", "chip:nvidia-h20", "chip:nvidia-h20", "model:deepseek-v3", "org:baidu", "policy");

    private Cast() {}

    /// One of the ids under which it is published.
    static String called(String id, int which) {
        var ids = IDS.getOrDefault(id, List.of(id));
        return ids.get(which % ids.size());
    }

    /// @param which the ids, where it has several, and what they are called
    static void play(String kind, String policy, int which, ObjectNode node) {
        switch (kind) {
            case "identity.same-as", "identity.not-same-as" -> compare(which, node);
            case "licence.changed", "listing.changed", "enforcement.action" -> {
                participant(node, "instrument", policy, which);
                participant(node, "issuer", which % 3 == 1 ? "org:us-ofac" : "org:us-bis", which);
                participant(node, "target", called("chip:nvidia-h20", which), which);
            }
            case "model.released" -> {
                participant(node, "developer", "org:deepseek", which);
                participant(node, "model", called("model:deepseek-v3", which), which);
            }
            case "statement.made", "claim.made" -> {
                participant(node, "actor", called("org:baidu", which), which);
                participant(node, "speaker", "person:shen-dou", which);
                participant(node, "about", policy, which);
            }
            case "supply.reported" -> {
                participant(node, "vendor", "org:nvidia", which);
                participant(node, "chip", called("chip:nvidia-h20", which), which);
            }
            default -> {
                participant(node, "instrument", policy, which);
                participant(node, "target", called("chip:nvidia-h20", which), which);
            }
        }
    }

    /// Two of the ids of one thing, now and then three.
    private static void compare(int which, ObjectNode node) {
        var ids = IDS.getOrDefault(COMPARED.get(which % COMPARED.size()), POLICIES);
        int first = which / COMPARED.size() % ids.size();
        int step = 1 + which / 5 % (ids.size() - 1);
        participant(node, "same", ids.get(first), which);
        participant(node, "same", ids.get((first + step) % ids.size()), which);
        if (which % 8 == 0) {
            participant(node, "same", ids.get((first + 1) % ids.size()), which);
        }
    }

    private static void participant(ObjectNode node, String role, String entity, int which) {
        var who = node.withArray("participants").addObject().put("role", role).put("entity", entity);
        var slug = entity.substring(entity.indexOf(':') + 1);
        if (which % 3 == 0) {
            who.put("name", slug + " " + which % 2);
        }
        if (which % 4 == 0) {
            var also = who.withArray("names").addObject().put("value", "名 " + slug);
            if (which % 8 == 0) {
                also.put("language", "zh");
            }
        }
        // Of the second scheme not all say the same.
        if (which % 5 == 0) {
            who.putObject("identifiers").put("QID", "Q1").put("ticker", "T" + which % 2);
        }
    }
}
