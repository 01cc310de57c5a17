package dev.tern.protocol;

/**
 * One field of one struct.
 *
 * @param struct name of the struct
 * @param name name on the wire, or {@code *} for the names the struct does not know
 * @param type type in the spelling of {@code protocol_table.txt}
 */
record ProtocolField(String struct, String name, String type) {

  static final String UNKNOWN = "*";
}
