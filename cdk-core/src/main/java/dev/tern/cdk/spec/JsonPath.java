package dev.tern.cdk.spec;

/** JSON pointers, one step longer. */
final class JsonPath {
  private JsonPath() {}

  static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  static String child(String pointer, int index) {
    return pointer + "/" + index;
  }
}
