package io.countermove.entities;

import io.countermove.contracts.policy.Days;
import io.countermove.contracts.policy.PolicyAnnouncement;
import io.countermove.contracts.policy.TargetFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Days on which an entity is a target of a curb, and the whole stretch of known time in which it is on these.
public record TargetDays(Days days, Instant from, @Nullable Instant to) {

    /// Those that stand at `since` or later.
    ///
    /// @param naming the revisions that make a curb of the policy and have the entity as `target`, in any order
    /// @param begun the days that stand at `since`, since when they do
    public static List<TargetDays> fold(List<CurbHistory.Known> naming, Instant since, Map<Days, Instant> begun) {
        var fold = new TargetFold(naming.stream()
                .map(each -> new PolicyAnnouncement(each.id(), each.announcement()))
                .toList());
        var all = new ArrayList<TargetDays>();
        var standing = new HashMap<Days, Instant>();
        CurbHistory.follow(naming, since, (at, known) -> {
            var now = fold.at(known);
            Map.copyOf(standing).forEach((days, from) -> {
                if (!now.contains(days)) {
                    all.add(new TargetDays(days, from, at));
                    standing.remove(days);
                }
            });
            now.forEach(days -> standing.putIfAbsent(days, at.equals(since) ? begun.getOrDefault(days, at) : at));
        });
        standing.forEach((days, from) -> all.add(new TargetDays(days, from, null)));
        return all;
    }
}
