package io.countermove.entities.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermove.contracts.json.Json;
import io.countermove.entities.Listing;
import io.countermove.entities.Moment;
import io.countermove.entities.Sources;
import io.countermove.platform.query.AsOfParameters;
import io.countermove.platform.query.BadParameter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists, page by page or whole: a cursor pins the times, so that the pages of one listing are one snapshot.
@Singleton
class Lists {
    private static final Set<String> NOT_FILTERS =
            Set.of("cursor", "limit", "count", "facets", "atLeast", "validAt", "knownAt", "knownBy");

    private final Answers answers;
    private final Cursors cursors;
    private final Sources sources;
    private final UriInfo uri;
    private final HttpHeaders headers;
    private final Request request;

    Lists(Answers answers, Cursors cursors, Sources sources, UriInfo uri, HttpHeaders headers, Request request) {
        this.answers = answers;
        this.cursors = cursors;
        this.sources = sources;
        this.uri = uri;
        this.headers = headers;
        this.request = request;
    }

    /// A page, or the whole list in the form that the reader accepts rather than JSON.
    Response read(Table table, AsOfParameters times, ListParameters page, Function<Moment, Listing> listing) {
        return read(table, times, page, null, "", listing);
    }

    /// @param facets names with commas between them
    /// @param state what the list depends on beside the log and the day
    Response read(
            Table table,
            AsOfParameters times,
            ListParameters page,
            @Nullable String facets,
            String state,
            Function<Moment, Listing> listing) {
        var export = Export.findWanted(headers);
        if (export.isEmpty()) {
            return page(times, page, facets, state, listing);
        }
        page.requireWhole();
        if (facets != null) {
            throw BadParameter.of(
                    "facets", "csv and ndjson hold the list and nothing beside it: only JSON takes facets");
        }
        return export(export.get(), table, answers.ask(times, page.atLeast()), state, listing);
    }

    private Response page(
            AsOfParameters times,
            ListParameters page,
            @Nullable String facets,
            String state,
            Function<Moment, Listing> listing) {
        var size = page.size();
        var counted = page.isCounted();
        var filters = filters();
        var cursor = page.cursor() == null ? null : cursors.read(page.cursor(), filters);
        var pinned = cursor == null ? times : new AsOfParameters(cursor.validAt(), cursor.knownAt(), cursor.knownBy());
        return answers.tagged(answers.ask(pinned, page.atLeast()), state, asked -> {
            var found = listing.apply(asked.moment());
            var items = found.slice(cursor == null ? null : cursor.after(), size + 1);
            var document = JsonNodeFactory.instance.objectNode();
            var array = document.putArray("items");
            items.stream().limit(size).forEach(item -> array.add(item.document()));
            var next = items.size() > size ? cursors.write(next(filters, asked, items, size)) : null;
            document.put("next", next);
            if (counted) {
                document.put("total", found.count());
            }
            if (facets != null) {
                addFacets(document.putObject("facets"), facets, found);
            }
            return link(Response.ok(asked.echo(document)), next).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        });
    }

    private static void addFacets(ObjectNode node, String facets, Listing found) {
        for (var name : new LinkedHashSet<>(List.of(facets.split(",", -1)))) {
            try {
                var values = node.putArray(name);
                found.facet(name)
                        .forEach(each ->
                                values.addObject().put("value", each.value()).put("count", each.count()));
            } catch (IllegalArgumentException e) {
                throw BadParameter.of("facets", String.valueOf(e.getMessage()));
            }
        }
    }

    private Response export(
            Export export, Table table, Answers.Asked asked, String state, Function<Moment, Listing> listing) {
        return answers.tagged(asked, state + export, _ -> {
            var list = new WholeList(listing.apply(asked.moment()), table, sources, asked.moment());
            StreamingOutput rows = out -> export.write(table, list.items(), out);
            var response = Response.ok(request.getMethod().equals("HEAD") ? "" : rows, export.contentType());
            asked.echo(JsonNodeFactory.instance.objectNode())
                    .properties()
                    .forEach(echo -> response.header(
                            "Countermove-" + echo.getKey(), echo.getValue().asText()));
            return response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        });
    }

    private static Cursor next(String filters, Answers.Asked asked, List<Listing.Item> items, int size) {
        return new Cursor(
                filters,
                asked.asOf().validAt().toString(),
                asked.asOf().knownAtText(),
                asked.asOf().knownBy().wire(),
                asked.position().toString(),
                items.get(size - 1).key());
    }

    private Response.ResponseBuilder link(Response.ResponseBuilder response, @Nullable String next) {
        if (next == null) {
            return response;
        }
        var target =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
        var query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        return response.header("Link", "<" + target.getRawPath() + query + ">; rel=\"next\"");
    }

    private String filters() {
        var filters = new TreeMap<>(uri.getQueryParameters());
        filters.keySet().removeAll(NOT_FILTERS);
        return Json.digest((uri.getPath() + filters).getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }
}
