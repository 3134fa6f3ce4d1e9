/**
 * From JSON or query parameters to a record, with all faults at once.
 *
 * <p>A body is a record, bound by naming it: {@code @RequestBody OpenLocation body}; a query is a record too:
 * {@code @Query Question question}. What may be absent is {@code @Nullable}; everything else is required. Limits are Jakarta
 * Validation annotations ({@code @Min}, {@code @Max}, {@code @Size}, {@code @Pattern}) on the components; a text without {@code @Size} has 1
 * to 200 characters, a list at most 1000 elements. Rules between fields stand in the compact constructor, which throws {@link
 * java.lang.IllegalArgumentException} with a sentence that repeats no value. Fields and parameters that the record does not have are
 * faults. The OpenAPI description is drawn from the same records.
 */
@NullMarked
package nl.opvang.plumbing.http.form;

import org.jspecify.annotations.NullMarked;
