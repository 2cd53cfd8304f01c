package io.countermove.gateway.page;

import com.fasterxml.jackson.databind.JsonNode;

/// What a section of the page got from its service.
sealed interface Loaded {

    record Data(JsonNode json) implements Loaded {}

    record Fault(String sentence) implements Loaded {}
}
