package dev.tern.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.junit.jupiter.api.Test;

/** Statements are read as the parser of the library reads them. */
final class NamedParametersTest {

  private static final Pattern TEXT =
      Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

  private final SqlParser library = new ColonPrefixSqlParser();

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "SELECT ",
            "a",
            " = ",
            ":name",
            ":n2",
            ":a_b",
            ":c$1",
            "(",
            ")",
            ", ",
            "'it'",
            "'a :b c'",
            "''",
            "'it''s'",
            "\"col\"",
            "\"a:b\"",
            "\n  ",
            " <> ",
            " 1.5 ",
            "'",
            " excluded.rows")
        .list()
        .ofMaxSize(12);
  }

  @Property(tries = 500)
  void any_text_with_whole_quotes_is_read_the_same(@ForAll("pieces") List<String> pieces) {
    String sql = String.join("", pieces);
    long quotes = sql.chars().filter(c -> c == '\'').count();
    String whole = quotes % 2 == 0 ? sql : sql + "'";
    same(whole);
    same(whole.replaceAll(":[a-z0-9_$]+", " ? "));
  }

  @Test
  void all_texts_of_the_tables_are_read_the_same() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<String> statements =
          files
              .filter(file -> file.toString().endsWith("Table.java"))
              .map(NamedParametersTest::source)
              .flatMap(java -> TEXT.matcher(java).results())
              .map(NamedParametersTest::content)
              .filter(text -> text.contains(":"))
              .toList();

      assertThat(statements).hasSizeGreaterThan(40).allSatisfy(this::same);
    }
  }

  private static String source(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1).replace("\\s", " ");
  }

  private void same(String sql) {
    ParsedSql ours = NamedParameters.parsed(sql);
    ParsedSql theirs = library.parse(sql, null);
    assertThat(ours.getSql()).isEqualTo(theirs.getSql());
    assertThat(ours.getParameters().getParameterNames())
        .isEqualTo(theirs.getParameters().getParameterNames());
  }
}
