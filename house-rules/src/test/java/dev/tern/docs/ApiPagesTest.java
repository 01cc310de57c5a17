package dev.tern.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever an author can call or write is on the page about it. */
class ApiPagesTest {

  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("equals", "hashCode", "toString", "values", "valueOf");

  @ParameterizedTest
  @CsvSource({
    "dev.tern.cdk.source, docs/source.md",
    "dev.tern.cdk.destination, docs/destination.md",
    "dev.tern.cdk.destination.sql, docs/sql-destination.md",
    "dev.tern.testkit, docs/testing.md",
    "dev.tern.testkit.build, docs/testing.md",
    "dev.tern.testkit.http, docs/testing.md",
    "dev.tern.testkit.assertion, docs/testing.md",
    "dev.tern.testkit.report, docs/reports.md"
  })
  void every_method_of_a_public_type_is_on_its_page(String inside, String page) throws Exception {
    String text = Files.readString(Snippets.ROOT.resolve(page));

    List<String> missing =
        publicTypes(inside)
            .flatMap(type -> type.getMethods().stream().filter(ApiPagesTest::forAuthors))
            .filter(method -> !text.contains(method.getName() + "("))
            .map(JavaMethod::getFullName)
            .toList();

    assertThat(missing).as(page).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dev.tern.cdk.source, docs/source.md",
    "dev.tern.cdk.destination, docs/destination.md",
    "dev.tern.cdk.destination.sql, docs/sql-destination.md",
    "dev.tern.testkit, docs/testing.md",
    "dev.tern.testkit.build, docs/testing.md",
    "dev.tern.testkit.http, docs/testing.md",
    "dev.tern.testkit.assertion, docs/testing.md",
    "dev.tern.testkit.report, docs/reports.md",
    "dev.tern.cdk.error, docs/errors.md"
  })
  void every_public_type_is_on_its_page(String inside, String page) throws Exception {
    String text = Files.readString(Snippets.ROOT.resolve(page));

    assertThat(publicTypes(inside).map(JavaClass::getSimpleName))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(text).contains(name));
  }

  private static Stream<JavaClass> publicTypes(String inside) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(inside).stream()
            .filter(type -> type.getPackageName().equals(inside))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> !type.isNestedClass());
  }

  private static boolean forAuthors(JavaMethod method) {
    Set<JavaModifier> modifiers = method.getModifiers();
    boolean open =
        modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    return open
        && !modifiers.contains(JavaModifier.SYNTHETIC)
        && !OF_EVERY_OBJECT.contains(method.getName());
  }
}
