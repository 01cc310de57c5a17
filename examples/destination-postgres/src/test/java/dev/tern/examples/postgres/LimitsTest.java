package dev.tern.examples.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.cdk.destination.sql.SqlType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is said to fit is what a real server takes. */
@ExtendWith(ServerForAll.class)
final class LimitsTest {

  private static final String[] PIECES = {
    "\\u0000",
    "\\u0001",
    "\\ud83d",
    "\\udc26",
    "\\uD83D\\uDC26",
    "🐦",
    "\\\\",
    "\\\"",
    "\\n",
    "u0000",
    "e",
    "x",
    "\\/",
    "1e999999",
    "\\ud7ff",
    "\\ue000"
  };

  private static final String[] NUMBERS = {
    "0",
    "-0.0",
    "1e131071",
    "1E+131072",
    "1e-16383",
    "1e-16384",
    "0e99999",
    "0e-99999",
    "-1.5e10",
    "9.9e131071",
    "99e131071",
    "1e99999999999",
    "12345678901234567890.123"
  };

  private final PostgresServer server;

  LimitsTest(PostgresServer server) {
    this.server = server;
  }

  @Test
  void a_json_text_fits_when_jsonb_takes_it() throws Exception {
    List<String> texts = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      StringBuilder text = new StringBuilder("[\"");
      for (int piece = random.nextInt(5); piece >= 0; piece--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      text.append("\",").append(NUMBERS[random.nextInt(4) * random.nextInt(4)]).append(",true]");
      texts.add(text.toString());
    }
    for (String number : NUMBERS) {
      texts.add("{\"a\":" + number + "}");
    }
    try (Connection connection = server.open()) {
      for (String text : texts) {
        assertThat(JsonbText.fits(text)).as(text).isEqualTo(takes(connection, text, "jsonb"));
      }
    }
    assertThat(texts.stream().filter(JsonbText::fits)).hasSizeBetween(50, 350);
  }

  @Test
  void a_number_fits_when_numeric_takes_it() throws Exception {
    SqlType type = PostgresTypes.parse("numeric");
    try (Connection connection = server.open()) {
      for (String text : NUMBERS) {
        if (text.length() < "1e99999999999".length()) {
          BigDecimal number = new BigDecimal(text);
          Object fitting = PostgresLimits.fit(type, number);
          assertThat(fitting != null)
              .as(text)
              .isEqualTo(number.signum() == 0 || takes(connection, text, "numeric"));
        }
      }
    }
  }

  @Test
  void texts_of_a_sized_column_fit_by_their_characters() {
    SqlType sized = PostgresTypes.parse("character varying(3)");
    SqlType padded = PostgresTypes.parse("character(3)");

    assertThat(PostgresLimits.fit(sized, "🐦🐦🐦")).isNotNull();
    assertThat(PostgresLimits.fit(sized, "four")).isNull();
    assertThat(PostgresLimits.fit(sized, "a  ")).isNotNull();
    assertThat(PostgresLimits.fit(padded, "a  ")).isNull();
    assertThat(PostgresLimits.fit(padded, "abc")).isNotNull();
  }

  @Test
  void json_as_jackson_writes_it_is_gone_over_to_its_end() {
    ArrayNode deep = JsonNodeFactory.instance.arrayNode().add("\u0000").add("last");
    assertThat(JsonbText.fits(deep.toString())).isFalse();
    deep.set(0, JsonNodeFactory.instance.textNode("\\u0000"));
    assertThat(JsonbText.fits(deep.toString())).isTrue();
  }

  private static boolean takes(Connection connection, String text, String type) {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT CAST(? AS " + type + ") IS NOT NULL")) {
      statement.setString(1, text);
      statement.executeQuery().close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
