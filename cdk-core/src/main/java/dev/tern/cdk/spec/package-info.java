/**
 * The connector's configuration: from the author's record to the connection specification, from the
 * user's JSON to the record, and the secrets in it. Reading files and reporting failures are not
 * done here.
 */
@NullMarked
package dev.tern.cdk.spec;

import org.jspecify.annotations.NullMarked;
