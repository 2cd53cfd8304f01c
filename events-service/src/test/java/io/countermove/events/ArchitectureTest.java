package io.countermove.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.countermove.events";
    private static final String IMPORTS = ROOT + ".imports";
    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void keepsTheDomainPlain() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT, "io.countermove.contracts..", "java..", "org.jspecify..")
                .check(ours);
        classes()
                .that()
                .resideInAPackage(IMPORTS)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT, IMPORTS, "io.countermove.contracts..", "java..", "org.jspecify..")
                .check(ours);
    }

    @Test
    void keepsTheEdgesApart() {
        slices().matching(ROOT + ".(*)..").should().notDependOnEachOther().check(ours);
        slices().matching(IMPORTS + ".(kafka|formats)..")
                .should()
                .notDependOnEachOther()
                .check(ours);
    }

    @Test
    void readsNoClockButAnInjectedOne() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .check(ours);
    }

    @Test
    void namesThingsForWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Controller)")
                .check(ours);
    }

    @Test
    void servesPublicResources() {
        classes().that().areAnnotatedWith(Path.class).should().bePublic().check(ours);
    }
}
