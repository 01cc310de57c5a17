package dev.tern.protocol.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a record class says about its stream, and the way of its instances. */
final class RecordSchemaTest {
  enum Level {
    LOW,
    HIGH
  }

  sealed interface Shape {}

  record Circle(double radius) implements Shape {}

  record Square(long side) implements Shape {}

  record Address(String city, Optional<String> zipCode) {}

  @SuppressWarnings("ArrayRecordComponent") // authors write such records
  record User(
      @PrimaryKey long id,
      @PrimaryKey @JsonProperty("tenantId") UUID tenant,
      @Cursor Instant updatedAt,
      Optional<LocalDate> birthDate,
      BigDecimal balance,
      BigInteger atoms,
      @Nullable LocalDateTime seen,
      boolean active,
      byte[] photo,
      Level level,
      Address address,
      List<Address> former,
      Set<String> tags,
      Map<String, Integer> scores,
      Shape shape,
      JsonNode raw,
      int[] counts) {}

  record Loop(Optional<Loop> next) {}

  record Odd(Thread thread) {}

  record TwoCursors(@Cursor long a, @Cursor long b) {}

  private static final RecordSchema<User> USERS = RecordSchema.of(User.class);

  @Test
  void the_schema_names_every_component() {
    assertThat(USERS.jsonSchema())
        .isEqualTo(
            Json.read(
                """
                {'type':'object','properties':{
                  'id':{'type':['null','number'],'airbyte_type':'integer'},
                  'tenantId':{'type':['null','string'],'format':'uuid'},
                  'updated_at':{'type':['null','string'],'format':'date-time','airbyte_type':'timestamp_with_timezone'},
                  'birth_date':{'type':['null','string'],'format':'date'},
                  'balance':{'type':['null','number']},
                  'atoms':{'type':['null','string'],'airbyte_type':'big_integer'},
                  'seen':{'type':['null','string'],'format':'date-time','airbyte_type':'timestamp_without_timezone'},
                  'active':{'type':['null','boolean']},
                  'photo':{'type':['null','string'],'contentEncoding':'base64'},
                  'level':{'type':['null','string'],'enum':['LOW','HIGH']},
                  'address':{'type':['null','object'],'properties':{
                    'city':{'type':['null','string']},'zip_code':{'type':['null','string']}}},
                  'former':{'type':['null','array'],'items':{'type':'object','properties':{
                    'city':{'type':['null','string']},'zip_code':{'type':['null','string']}}}},
                  'tags':{'type':['null','array'],'items':{'type':'string'}},
                  'scores':{'type':['null','object'],'additionalProperties':{'type':'number','airbyte_type':'integer'}},
                  'shape':{'oneOf':[{'type':'null'},
                    {'type':'object','properties':{'type':{'type':['null','string'],'const':'circle'},
                      'radius':{'type':['null','number'],'format':'double'}}},
                    {'type':'object','properties':{'type':{'type':['null','string'],'const':'square'},
                      'side':{'type':['null','number'],'airbyte_type':'integer'}}}]},
                  'raw':{'type':['null','object'],'oneOf':[{'type':'array'},{'type':'object'},{'type':'number'},
                    {'type':'string'},{'type':'boolean'}],'airbyte_type':'json'},
                  'counts':{'type':['null','array'],'items':{'type':'number','airbyte_type':'integer'}}}}
                """));
  }

  @Test
  void the_marks_give_key_and_cursor() {
    assertThat(USERS.primaryKey()).containsExactly(List.of("id"), List.of("tenantId"));
    assertThat(USERS.cursor()).containsExactly("updated_at");
  }

  @Test
  void an_instance_travels_to_json_and_back() {
    User user =
        new User(
            7,
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            Instant.parse("2022-11-22T01:23:45.123456Z"),
            Optional.of(LocalDate.of(-43, 3, 15)),
            new BigDecimal("1.10"),
            BigInteger.TEN.pow(30),
            null,
            true,
            new byte[] {1, 2},
            Level.HIGH,
            new Address("Bern", Optional.empty()),
            List.of(new Address("Chur", Optional.of("7000"))),
            Set.of("a"),
            Map.of("x", 1),
            new Square(3),
            Json.read("{'free':[1,'two']}"),
            new int[] {4, 5});

    ObjectNode data = USERS.write(user);
    User back = USERS.read(data);

    assertThat(data.get("birth_date").textValue()).isEqualTo("0044-03-15 BC");
    assertThat(data.get("atoms").textValue()).isEqualTo("1000000000000000000000000000000");
    assertThat(data.get("balance").toString()).isEqualTo("1.10");
    assertThat(data.get("shape")).isEqualTo(Json.read("{'type':'square','side':3}"));
    assertThat(back).usingRecursiveComparison().isEqualTo(user);
    assertThat(ValueCheck.fits(USERS.type(), data, SchemaForm.V0)).isTrue();
  }

  @Test
  void a_value_that_does_not_fit_names_its_property() {
    ObjectNode data = Json.object("{'id':'x'}");

    assertThatThrownBy(() -> USERS.read(data)).hasMessageContaining("Property 'id' does not fit");
    assertThatThrownBy(() -> USERS.read(Json.read("{'id':null}")))
        .hasMessageContaining("'id' is null");
    assertThatThrownBy(() -> USERS.read(Json.read("{'id':1e30}")))
        .hasMessageContaining("too large");
  }

  @Test
  void a_class_without_a_schema_is_refused_by_name() {
    assertThatThrownBy(() -> RecordSchema.of(Loop.class)).hasMessageContaining("contains itself");
    assertThatThrownBy(() -> RecordSchema.of(Odd.class)).hasMessageContaining("java.lang.Thread");
    assertThatThrownBy(() -> RecordSchema.of(String.class)).hasMessageContaining("is no record");
    assertThatThrownBy(() -> RecordSchema.of(TwoCursors.class)).hasMessageContaining("@Cursor");
  }
}
