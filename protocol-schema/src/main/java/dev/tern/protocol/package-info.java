/**
 * The structs of the Airbyte protocol, generated from {@code airbyte_protocol.yaml} at build time.
 *
 * <p>Here live plain beans, one for each struct, with {@code withX} builders. A field that was
 * never set is {@code null} and is not written. Fields the schema does not know are kept and
 * written again. Nothing is written by hand here: what these structs <em>do</em> lives in the
 * packages that use them.
 *
 * <p>This package is deliberately <strong>not</strong> {@code @NullMarked}. Every getter of a
 * generated bean may return {@code null}, required field or not, because a line that was read may
 * lack it; the generator cannot write {@code @Nullable} on them. A null-marked package would
 * promise the opposite to every caller. So callers read these getters once, at their border, and
 * turn what they find into types that keep promises. A free object ({@code JsonNode}) that arrived
 * as an explicit JSON null is a {@code NullNode}, not {@code null}; both mean that there is no
 * value.
 */
package dev.tern.protocol;
