package io.countermove.analytics;

import io.countermove.analytics.ClaimCheck.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What comes of asking what a rule watches: an answer, and of a claim the verdict that rests on it.
///
/// @param reasons why there is no number, or of a claim why the verdict is this one
public record Reply(Answer answer, @Nullable Verdict verdict, List<String> reasons) {

    public Reply {
        reasons = List.copyOf(reasons);
    }

    public static Reply of(Answer answer) {
        return new Reply(answer, null, answer.reasons());
    }

    public static Reply of(ClaimCheck check) {
        return new Reply(check.answer(), check.verdict(), check.reasons());
    }
}
