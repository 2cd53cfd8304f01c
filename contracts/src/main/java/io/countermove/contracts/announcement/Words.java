package io.countermove.contracts.announcement;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The constants of an enum by their words, made once for each: every fact that is read asks for some.
final class Words {

    private static final ClassValue<Map<String, Word>> BY_TYPE = new ClassValue<>() {
        @Override
        protected Map<String, Word> computeValue(Class<?> type) {
            return Stream.of(type.getEnumConstants())
                    .map(Word.class::cast)
                    .collect(Collectors.toUnmodifiableMap(Word::word, Function.identity()));
        }
    };

    private Words() {}

    static Map<String, Word> of(Class<? extends Word> type) {
        return BY_TYPE.get(type);
    }
}
