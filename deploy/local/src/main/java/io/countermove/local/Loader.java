package io.countermove.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Publishes the announcements of a file through the gateway's public API. A batch is all or nothing there, so refused
/// lines are taken
/// out and the rest is sent again.
final class Loader {
    private static final int MOST_REPORTED = 100;

    private final GatewayClient gateway;
    private final PrintStream out;
    private LoadSummary summary = LoadSummary.NONE;
    private int reported;

    Loader(GatewayClient gateway, PrintStream out) {
        this.gateway = gateway;
        this.out = out;
    }

    LoadSummary run(AnnouncementFile file) {
        file.eachBatch(batch -> {
            summary = summary.plus(publishWellFormed(batch));
            out.println("  line " + batch.getLast().number() + ": " + summary);
        });
        out.println("Loaded: " + summary);
        return summary;
    }

    private LoadSummary publishWellFormed(List<NumberedLine> batch) {
        Map<Boolean, List<NumberedLine>> byForm =
                batch.stream().collect(Collectors.partitioningBy(NumberedLine::isObject));
        List<NumberedLine> malformed = byForm.getOrDefault(false, List.of());
        malformed.forEach(line -> refuse(line, "is not a JSON object"));
        return publish(byForm.getOrDefault(true, List.of())).plus(new LoadSummary(0, 0, malformed.size()));
    }

    private LoadSummary publish(List<NumberedLine> lines) {
        if (lines.isEmpty()) {
            return LoadSummary.NONE;
        }
        String body = lines.stream().map(NumberedLine::text).collect(Collectors.joining(",\n", "[", "]"));
        return switch (gateway.publish(body, lines.getFirst().number())) {
            case GatewayClient.Accepted accepted -> count(accepted.receipts());
            case GatewayClient.Refused refused -> withoutRefused(lines, Refusals.of(refused.problem(), lines.size()));
        };
    }

    private LoadSummary withoutRefused(List<NumberedLine> lines, Refusals refusals) {
        if (refusals.byIndex().isEmpty()) {
            return apart(lines, refusals.whole());
        }
        List<NumberedLine> rest = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            String reason = refusals.byIndex().get(index);
            if (reason == null) {
                rest.add(lines.get(index));
            } else {
                refuse(lines.get(index), reason);
            }
        }
        return publish(rest).plus(new LoadSummary(0, 0, lines.size() - rest.size()));
    }

    /// The problem does not say which line it is about: halves find it.
    private LoadSummary apart(List<NumberedLine> lines, String reason) {
        if (lines.size() == 1) {
            refuse(lines.getFirst(), reason);
            return new LoadSummary(0, 0, 1);
        }
        int middle = lines.size() / 2;
        return publish(lines.subList(0, middle)).plus(publish(lines.subList(middle, lines.size())));
    }

    private static LoadSummary count(JsonNode receipts) {
        long unchanged = 0;
        for (JsonNode receipt : receipts) {
            unchanged += receipt.path("duplicate").asBoolean() ? 1 : 0;
        }
        return new LoadSummary(receipts.size() - unchanged, unchanged, 0);
    }

    private void refuse(NumberedLine line, String reason) {
        reported++;
        if (reported <= MOST_REPORTED) {
            out.println("  line " + line.number() + " refused: " + reason);
        } else if (reported == MOST_REPORTED + 1) {
            out.println("  (further refused lines are only counted)");
        }
    }
}
