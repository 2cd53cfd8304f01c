package io.countermove.gateway;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The form that a parameter's value must have, as far as the OpenAPI document says; meaning is the services' affair.
public sealed interface Shape {

    /// What is wrong with the value, if anything.
    Optional<String> findFault(String value);

    record Text(int minLength, int maxLength, @Nullable Pattern pattern) implements Shape {
        @Override
        public Optional<String> findFault(String value) {
            if (value.length() < minLength) {
                return Optional.of("is empty");
            }
            if (value.length() > maxLength) {
                return Optional.of("is longer than " + maxLength);
            }
            if (value.chars().anyMatch(Character::isISOControl)) {
                return Optional.of("holds a control character");
            }
            return pattern == null || pattern.matcher(value).find()
                    ? Optional.empty()
                    : Optional.of("must be of the form " + pattern.pattern());
        }
    }

    record OneOf(List<String> values) implements Shape {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public Optional<String> findFault(String value) {
            return values.contains(value)
                    ? Optional.empty()
                    : Optional.of("must be one of " + String.join(", ", values));
        }
    }

    record Whole(long min, long max) implements Shape {
        @Override
        public Optional<String> findFault(String value) {
            try {
                long number = Long.parseLong(value);
                if (number >= min && number <= max) {
                    return Optional.empty();
                }
            } catch (NumberFormatException _) {
                // said below, like a number out of range
            }
            return Optional.of("must be a whole number from " + min + " to " + max);
        }
    }

    /// A decimal number between two bounds that it may not reach.
    record Between(@Nullable BigDecimal above, @Nullable BigDecimal below) implements Shape {
        private static final Pattern PLAIN = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

        @Override
        public Optional<String> findFault(String value) {
            if (!PLAIN.matcher(value).matches()) {
                return Optional.of("must be a decimal number");
            }
            BigDecimal number = new BigDecimal(value);
            if (above != null && number.compareTo(above) <= 0) {
                return Optional.of("must be greater than " + above);
            }
            return below != null && number.compareTo(below) >= 0
                    ? Optional.of("must be less than " + below)
                    : Optional.empty();
        }
    }

    record Day() implements Shape {
        private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

        @Override
        public Optional<String> findFault(String value) {
            try {
                if (FORM.matcher(value).matches()) {
                    LocalDate.parse(value);
                    return Optional.empty();
                }
            } catch (DateTimeParseException _) {
                // 2025-02-30: said below
            }
            return Optional.of("must be a day, YYYY-MM-DD");
        }
    }

    record Instant() implements Shape {
        @Override
        public Optional<String> findFault(String value) {
            try {
                OffsetDateTime.parse(value);
                return Optional.empty();
            } catch (DateTimeParseException _) {
                return Optional.of("must be an instant, YYYY-MM-DDThh:mm:ssZ");
            }
        }
    }
}
