package io.countermove.events.imports.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countermove.events.imports.Job;
import io.countermove.events.imports.Summary;
import io.countermove.platform.query.Position;
import org.jspecify.annotations.Nullable;

/// The last line of an import's answer.
///
/// @param vintage the day as of which the file is, and `vintageFrom` whence that is known: `parameter` or `today`
/// @param position the last that was written; absent where nothing was
@JsonInclude(JsonInclude.Include.NON_NULL)
record SummaryView(
        String format,
        boolean formatGuessed,
        @Nullable String vintage,
        @Nullable String vintageFrom,
        boolean dryRun,
        long rows,
        long published,
        long unchanged,
        long corrected,
        long renamed,
        long retracted,
        long refused,
        long undated,
        long noted,
        long knownBefore,
        @Nullable String position) {
    static SummaryView of(Asked asked, Job job, Summary summary) {
        return new SummaryView(
                asked.format().name(),
                asked.guessed(),
                job.vintage() == null ? null : job.vintage().toString(),
                job.vintage() == null ? null : asked.vintageGiven() ? "parameter" : "today",
                job.dryRun(),
                summary.rows(),
                summary.published(),
                summary.unchanged(),
                summary.corrected(),
                summary.renamed(),
                summary.retracted(),
                summary.refused(),
                summary.undated(),
                summary.noted(),
                summary.known(),
                summary.written().isEmpty()
                        ? null
                        : Position.of(summary.written()).toString());
    }
}
