package io.countermove.gateway.page;

import io.countermove.gateway.page.Explanations.Explanation;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// `templates/ProblemPage.html`; without an explanation it says that there is no such problem.
record ProblemPage(String rule, @Nullable Explanation explanation) implements TemplateInstance {}
