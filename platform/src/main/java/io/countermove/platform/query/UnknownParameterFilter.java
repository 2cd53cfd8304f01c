package io.countermove.platform.query;

import io.countermove.platform.problem.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// A query parameter that nobody reads is refused: filters are never silently ignored.
@Singleton
public class UnknownParameterFilter {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request, ResourceInfo resource) {
        var sent = request.getUriInfo().getQueryParameters().keySet();
        if (sent.isEmpty()) {
            return;
        }
        var names = known.computeIfAbsent(resource.getResourceMethod(), UnknownParameterFilter::declaredBy);
        var unknown =
                sent.stream().filter(name -> !names.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw Problem.of(400, "unknown-parameter", describe(unknown.getFirst(), names))
                    .with(unknown.stream()
                            .map(name -> new Problem.Violation(name, "unknown-parameter", "unknown here"))
                            .toList())
                    .asException();
        }
    }

    static Set<String> declaredBy(Method method) {
        var names = new TreeSet<String>();
        for (var parameter : method.getParameters()) {
            collect(parameter, names);
        }
        return names;
    }

    private static void collect(Parameter parameter, Set<String> names) {
        if (parameter.isAnnotationPresent(BeanParam.class)) {
            membersOf(parameter.getType()).forEach(member -> member.collectInto(names));
        } else {
            new Member(parameter.getName(), parameter, parameter.getType()).collectInto(names);
        }
    }

    private static Stream<Member> membersOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .map(field -> new Member(field.getName(), field, field.getType()));
    }

    /// A method's parameter or a field (a record's component shows its annotations there as well).
    private record Member(String name, AnnotatedElement element, Class<?> type) {
        void collectInto(Set<String> names) {
            var query = element.getAnnotation(QueryParam.class);
            var rest = element.getAnnotation(RestQuery.class);
            if (query != null) {
                names.add(query.value());
            } else if (rest != null) {
                names.add(rest.value().isEmpty() ? name : rest.value());
            } else if (element.isAnnotationPresent(BeanParam.class)) {
                membersOf(type).forEach(member -> member.collectInto(names));
            }
        }
    }

    private static String describe(String unknown, Set<String> names) {
        return "There is no query parameter \"" + unknown + "\" here; "
                + (names.isEmpty() ? "there are none." : "there are: " + String.join(", ", names) + ".");
    }
}
