package io.countermove.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One operation of the API: who answers it, who may call it, what it takes.
///
/// @param revises that it replaces a revision, so that the current one must be named
/// @param replays that it appends what stands in quarantine, so that the state must be asked whether it does
/// @param bodies the media types that it takes, with the greatest number of bytes of each
/// @param answers the media types of a successful answer
public record Operation(
        String id,
        String method,
        PathTemplate path,
        Service service,
        Role role,
        boolean revises,
        boolean replays,
        Map<String, Parameter> parameters,
        Map<String, Long> bodies,
        Set<String> answers) {

    public Operation {
        parameters = Map.copyOf(parameters);
        bodies = Map.copyOf(bodies);
        answers = Set.copyOf(answers);
    }

    /// What a reader may do changes nothing, by whichever method.
    public boolean writes() {
        return !method.equals("GET") && role != Role.READER;
    }

    public Optional<Problem> findProblem(Map<String, List<String>> query) {
        if (!parameters.keySet().containsAll(query.keySet())) {
            List<String> unknown = query.keySet().stream()
                    .filter(name -> !parameters.containsKey(name))
                    .toList();
            return Optional.of(Problems.unknownParameters(unknown, parameters.keySet()));
        }
        List<Violation> violations = new ArrayList<>();
        for (Parameter parameter : parameters.values()) {
            parameter
                    .violations(query.getOrDefault(parameter.name(), List.of()))
                    .forEach(violations::add);
        }
        return violations.isEmpty() ? Optional.empty() : Optional.of(Problems.invalidParameters(violations));
    }
}
