package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of every type, and schemas in every spelling. */
final class TypeChecks {

  private static final String TEXT = "{'type':'string'}";
  private static final String WELL_KNOWN = "{'$ref':'WellKnownTypes.json#/definitions/%s'}";

  private TypeChecks() {}

  static List<WriteCheck> all() {
    return List.of(
        new WriteCheck("TYPE-4", TypeChecks::exactNumbers),
        new WriteCheck("TYPE-6", TypeChecks::integers),
        new WriteCheck("TYPE-7", TypeChecks::wellKnownTypes),
        new WriteCheck("TYPE-8", TypeChecks::spellings),
        new WriteCheck("DST-13", TypeChecks::everyType));
  }

  /** Fields with their schemas and the values a record has for them. */
  private record Sample(Map<String, String> schemas, ObjectNode values) {

    Sample() {
      this(new LinkedHashMap<>(), Json.object().put("id", 1));
    }

    Sample with(String field, String schema, String value) {
      schemas.put(field, schema);
      values.set(field, Json.parse(value));
      return this;
    }
  }

  /**
   * Writes a record and wants each of its values back, or null and a word about it in the metadata
   * of the row, for a store that has no place for such a value.
   */
  private static void requireKept(WriteTrial trial, String name, Sample sample) throws Exception {
    StreamDraft stream = trial.stream(name);
    sample.schemas().forEach(stream::field);
    trial.sync(stream).record(stream, sample.values()).state(1).complete().succeed();
    List<StoredRow> rows = trial.stored(stream);
    Broken.unless(rows.size() == 1, "The record has " + rows.size() + " rows.");
    for (Map.Entry<String, JsonNode> field : sample.values().properties()) {
      JsonNode stored = rows.get(0).data().path(field.getKey());
      boolean changeable = stored.isNull() || (stored.isTextual() && field.getValue().isTextual());
      boolean told = changeable && told(rows.get(0), field.getKey());
      Broken.unless(
          told || trial.store().same(field.getValue(), stored),
          Written.cut(
              String.format(
                  "The field '%s' with the schema %s was %s and is %s.",
                  field.getKey(),
                  sample.schemas().get(field.getKey()),
                  Written.cut(field.getValue().toString()),
                  stored.isMissingNode() ? "not there" : stored)));
    }
  }

  private static boolean told(StoredRow row, String field) {
    for (JsonNode change : row.changes()) {
      if (change.path("field").asText().equals(field)) {
        return true;
      }
    }
    return false;
  }

  private static String exactNumbers(WriteTrial trial) throws Exception {
    Sample sample = new Sample();
    sample.with("tenth", "{'type':'number'}", "0.1");
    sample.with("zeros", "{'type':'number'}", "1.10");
    sample.with("digits", "{'type':'number'}", "12345678901234567890.123456789");
    sample.with("small", "{'type':'number'}", "0.000000000000000001");
    sample.with("minus", "{'type':'number'}", "-99999999999999999.99");
    sample.with("long", "{'type':'integer'}", "9223372036854775807");
    sample.with("longer", "{'type':'integer'}", "9223372036854775808");
    sample.with("longest", "{'type':'integer'}", "123456789012345678901234567890");
    requireKept(trial, "exact", sample);
    return "Numbers of many digits were kept exactly, or left out with a word about it.";
  }

  private static String integers(WriteTrial trial) throws Exception {
    Sample sample = new Sample();
    sample.with("one", "{'type':'integer'}", "42");
    sample.with("other", "{'type':'number','airbyte_type':'integer'}", "43");
    sample.with("none", "{'type':['null','number'],'airbyte_type':'integer'}", "44");
    requireKept(trial, "integers", sample);
    return "Integers of both spellings were written.";
  }

  private static String wellKnownTypes(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.bare(null, "well_known");
    stream.field("id", String.format(WELL_KNOWN, "Integer"));
    stream.field("amount", String.format(WELL_KNOWN, "Number"));
    stream.field("name", String.format(WELL_KNOWN, "String"));
    stream.field("day", String.format(WELL_KNOWN, "Date"));
    trial
        .sync(stream)
        .records("{'id':'42','amount':'1234.5','name':'Ada','day':'2024-02-29'}")
        .complete()
        .succeed();
    List<ObjectNode> rows = trial.rows(stream);
    Broken.unless(rows.size() == 1, "The record has " + rows.size() + " rows.");
    ObjectNode row = rows.get(0);
    Broken.unless(
        row.path("id").asText().equals("42")
            && row.path("amount").asText().startsWith("1234.5")
            && row.path("name").asText().equals("Ada")
            && row.path("day").asText().startsWith("2024-02-29"),
        "The record with well-known types is " + row + ".");
    return "Well-known types, and numbers as texts, were written.";
  }

  private static String spellings(WriteTrial trial) throws Exception {
    Sample sample = new Sample();
    sample.with("nullable", "{'type':['null','string']}", "\"a\"");
    sample.with("one_of", "{'oneOf':[{'type':'string'},{'type':'integer'}]}", "\"b\"");
    sample.with("several", "{'type':['string','integer','object']}", "\"c\"");
    sample.with("empty", "{}", "\"d\"");
    sample.with("titled", "{'title':'no type'}", "\"e\"");
    sample.with("absent", "{'type':['null','integer']}", "null");
    requireKept(trial, "spellings", sample);
    StreamDraft stream = trial.stream("booleans");
    stream.field("all", Json.parse("true")).field("none", Json.parse("false"));
    stream.field("list", "{'type':'array','items':true}").field("object", "{'type':'object'}");
    trial.sync(stream).records("{'id':1,'all':'x','list':[1],'object':{}}").complete().succeed();
    trial.expectIds(stream, "of a schema with true and false in it", 1);
    return "Schemas in every spelling were taken.";
  }

  private static String everyType(WriteTrial trial) throws Exception {
    requireKept(trial, "plain", plainTypes());
    requireKept(trial, "times", times());
    requireKept(trial, "nested", nestedTypes());
    halfCharacter(trial);
    return "Values of every type came back as they were.";
  }

  /** Text that is cut within a character is no reason to lose a row, nor to end. */
  private static void halfCharacter(WriteTrial trial) throws Exception {
    StreamDraft stream = trial.stream("half").field("text", "string");
    SyncDraft sync = trial.sync(stream).unjudged();
    sync.records("{'id':1,'text':'duck HALF'}", "{'id':2,'text':'whole'}").state(2).complete();
    String half = sync.takeInput().replace("HALF", "\\ud83e");
    Written written = sync.text(half).run();
    Broken.unless(
        written.run().succeeded(),
        "A text with half a character ended it with " + written.run().end() + ".",
        written.lastLine());
    trial.expectIds(stream, "where a text has half a character", 1, 2);
    for (StoredRow row : trial.stored(stream)) {
      String text = row.data().path("text").asText();
      Broken.unless(
          text.startsWith("duck") || text.equals("whole") || told(row, "text"),
          "A text with half a character became " + row.data().path("text") + " without a word.");
    }
  }

  private static Sample plainTypes() {
    Sample sample = new Sample();
    sample.with("yes", "{'type':'boolean'}", "true").with("no", "{'type':'boolean'}", "false");
    sample.with("blank", TEXT, "\" \"").with("empty", TEXT, "\"\"");
    sample.with("unicode", TEXT, "\"🦆 \u2028 \\\\ é e\u0301 \\u0001\"");
    sample.with("with_nul", TEXT, "\"a\\u0000b\"");
    sample.with("like_json", TEXT, "\"{\\\"a\\\":1}\"").with("like_null", TEXT, "\"null\"");
    sample.with("large", TEXT, '"' + "0123456789".repeat(100_000) + '"');
    sample.with("bytes", "{'type':'string','contentEncoding':'base64'}", "\"AP9/gA==\"");
    sample.with("whole", "{'type':'integer'}", "-42").with("zero", "{'type':'number'}", "0");
    return sample;
  }

  private static Sample times() {
    Sample sample = new Sample();
    String stamp = "{'type':'string','format':'date-time','airbyte_type':'timestamp_%s_timezone'}";
    String zoned = String.format(stamp, "with");
    String plain = String.format(stamp, "without");
    String date = "{'type':'string','format':'date'}";
    String time = "{'type':'string','format':'time','airbyte_type':'time_%s_timezone'}";
    sample.with("first_day", date, "\"0001-01-01\"").with("last_day", date, "\"9999-12-31\"");
    sample.with("leap_day", date, "\"2024-02-29\"");
    sample.with(
        "untagged", "{'type':'string','format':'date-time'}", "\"2022-11-22T01:23:45+05:30\"");
    sample.with("zoned", zoned, "\"2022-11-22T01:23:45.123456-08:00\"");
    sample.with("utc", zoned, "\"1969-12-31T23:59:59Z\"");
    sample.with("first", zoned, "\"0001-01-01T00:00:00Z\"");
    sample.with("last", zoned, "\"9999-12-31T23:59:59Z\"");
    sample.with("plain", plain, "\"2022-11-22T01:23:45.123456\"");
    sample.with("plain_last", plain, "\"9999-12-31T23:59:59\"");
    sample.with("time", String.format(time, "without"), "\"01:23:45.123\"");
    sample.with("zoned_time", String.format(time, "with"), "\"01:23:45+05:00\"");
    return sample;
  }

  private static Sample nestedTypes() {
    Sample sample = new Sample();
    String address = "{'type':'object','properties':{'town':{'type':'string'}}}";
    sample.with("object", address, "{\"town\":\"Ulm\",\"more\":{\"deep\":[1,2.5,null]}}");
    sample.with("list", "{'type':'array','items':{'type':'integer'}}", "[1,2,3]");
    String lists = "{'type':'array','items':{'type':'array','items':{'type':'number'}}}";
    sample.with("lists", lists, "[[1,2],[],[3.5]]");
    sample.with("objects", "{'type':'array','items':" + address + "}", "[{\"town\":\"Ulm\"},{}]");
    sample.with("no_list", "{'type':'array'}", "[]").with("no_object", "{'type':'object'}", "{}");
    String union = "{'oneOf':[{'type':'string'},{'type':'object'}]}";
    sample.with("text_of_two", union, "\"text\"").with("object_of_two", union, "{\"a\":1}");
    sample.with("unknown", "{}", "{\"any\":[true,\"thing\"]}");
    return sample;
  }
}
