package io.countermove.entities.rest;

import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Word;
import io.countermove.contracts.event.Microseconds;
import io.countermove.platform.query.BadParameter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads values of query parameters, and refuses what cannot be read.
final class Parameters {
    private Parameters() {}

    static @Nullable LocalDate day(String parameter, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw BadParameter.of(parameter, "\"" + text + "\" is not a day such as 2025-05-20");
        }
    }

    static @Nullable Instant instant(String parameter, @Nullable String text) {
        return text == null
                ? null
                : Microseconds.find(text)
                        .orElseThrow(() -> BadParameter.of(
                                parameter, "\"" + text + "\" is not an instant such as 2025-05-20T12:00:00Z"));
    }

    static @Nullable Boolean flag(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw BadParameter.of(parameter, "\"" + text + "\" is neither true nor false");
        }
        return Boolean.valueOf(text);
    }

    static List<String> entities(String parameter, List<String> texts) {
        for (var text : texts) {
            if (EntityId.find(text).isEmpty()) {
                throw BadParameter.of(parameter, "\"" + text + "\" is no entity id; an id is " + EntityId.RULE);
            }
        }
        return texts;
    }

    static <E extends Enum<E> & Word> List<E> words(String parameter, Class<E> type, List<String> texts) {
        return texts.stream()
                .map(text -> Word.find(type, text)
                        .orElseThrow(() -> BadParameter.of(
                                parameter,
                                "\"" + text + "\" is none of "
                                        + String.join(
                                                ", ",
                                                List.of(type.getEnumConstants()).stream()
                                                        .map(Word::word)
                                                        .toList()))))
                .toList();
    }
}
