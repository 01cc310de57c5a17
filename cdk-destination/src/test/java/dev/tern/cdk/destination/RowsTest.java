package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowsTest {

  private final Typed destination = new Typed();

  /** Keeps what rows say. */
  private static final class Typed extends AbstractDestination<Typed.Config> {

    /** Nothing is needed. */
    record Config(Optional<String> note) {}

    final List<Column> columns = new ArrayList<>();
    final List<List<Optional<Object>>> rows = new ArrayList<>();
    final List<String> changes = new ArrayList<>();

    @Override
    protected void check(Config config) {}

    @Override
    protected StreamWriter open(Config config, WriteRequest request) {
      columns.addAll(request.columns());
      return batch -> {
        for (Row row : batch.rows()) {
          List<Optional<Object>> values = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            values.add(Optional.ofNullable(row.value(i)));
          }
          rows.add(values);
          changes.add(row.changes().toString());
        }
      };
    }
  }

  private WriteRun run(String... data) throws IOException {
    String schema =
        "{\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":\"integer\"},"
            + "\"price\":{\"type\":\"number\"},\"day\":{\"type\":\"string\",\"format\":\"date\"},"
            + "\"more\":{\"type\":\"object\"}}}";
    String stream =
        "{\"stream\":{\"name\":\"users\",\"json_schema\":"
            + schema
            + ",\"supported_sync_modes\":[\"full_refresh\"]},\"sync_mode\":\"full_refresh\","
            + "\"destination_sync_mode\":\"append\"}";
    List<String> lines = new ArrayList<>();
    for (String one : data) {
      lines.add(
          "{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"emitted_at\":1,\"data\":"
              + one
              + "}}");
    }
    return WriteRun.of(destination, List.of(stream), lines.toArray(String[]::new));
  }

  @Test
  void values_are_of_the_types_of_their_columns() throws IOException {
    run("{\"id\":1,\"price\":1.10,\"day\":\"2024-02-29\",\"more\":{\"a\":[1]}}");

    assertThat(destination.columns).extracting(Column::name).startsWith("id", "price", "day");
    assertThat(destination.columns).extracting(Column::nullable).startsWith(false, true, true);
    assertThat(destination.rows)
        .containsExactly(
            List.of(
                Optional.of(BigInteger.ONE),
                Optional.of(new BigDecimal("1.10")),
                Optional.of(LocalDate.of(2024, 2, 29)),
                Optional.of("{\"a\":[1]}")));
    assertThat(destination.changes).containsExactly("[]");
  }

  @Test
  void a_value_that_does_not_fit_is_null_and_told() throws IOException {
    run("{\"id\":1,\"price\":\"much\"}");

    assertThat(destination.rows.get(0).get(1)).isEmpty();
    assertThat(destination.changes.get(0)).contains("price", "DESTINATION_TYPECAST_ERROR");
  }

  @Test
  void undeclared_fields_are_left_out_with_one_warning() throws IOException {
    WriteRun run = run("{\"id\":1,\"new\":2}", "{\"id\":2,\"newer\":3}");

    assertThat(run.code()).isZero();
    assertThat(destination.rows).hasSize(2);
    assertThat(run.warnings()).singleElement().asString().contains("'users'", "'new'");
  }
}
