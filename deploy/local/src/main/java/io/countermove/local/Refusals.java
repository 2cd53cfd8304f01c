package io.countermove.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a problem document says about the items of a batch.
///
/// @param byIndex the reasons of the items that it names
/// @param whole its reason as a whole
record Refusals(Map<Integer, String> byIndex, String whole) {
    private static final Pattern POINTER = Pattern.compile("/(\\d{1,6})(/.*)?");

    static Refusals of(JsonNode problem, int size) {
        Map<Integer, String> byIndex = new TreeMap<>();
        for (JsonNode error : problem.path("errors")) {
            Matcher pointer = POINTER.matcher(error.path("pointer").asText());
            if (pointer.matches() && Integer.parseInt(pointer.group(1)) < size) {
                byIndex.merge(
                        Integer.valueOf(pointer.group(1)), reason(error, pointer.group(2)), (a, b) -> a + "; " + b);
            }
        }
        String detail = problem.path("detail").asText(problem.path("title").asText("refused without a reason"));
        return new Refusals(byIndex, detail);
    }

    private static String reason(JsonNode error, @Nullable String pointer) {
        String rule = error.path("rule").asText("");
        String detail = error.path("detail").asText("");
        String what = detail.isEmpty() ? rule : rule.isEmpty() ? detail : rule + ": " + detail;
        return pointer == null ? what : pointer + " " + what;
    }
}
