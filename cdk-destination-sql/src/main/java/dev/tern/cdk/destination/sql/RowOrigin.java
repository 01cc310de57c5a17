package dev.tern.cdk.destination.sql;

/**
 * Where the rows of a sync come from.
 *
 * @param syncId the sync; 0 when the platform does not say
 * @param generationId the generation; 0 when the platform knows none
 */
record RowOrigin(long syncId, long generationId) {}
