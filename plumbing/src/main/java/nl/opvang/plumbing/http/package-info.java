/**
 * What every service's HTTP has in common: conventions, problems, forms, writes, bulk, and their assembly.
 *
 * <p>A controller names its path with {@code /v1}, says who may call it, and turns a form into commands:
 *
 * <pre>{@code
 * @RestController
 * class LocationController {
 *     @PutMapping("/v1/municipalities/{municipality}/locations/{id}")
 *     @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
 *     ResponseEntity<Written> open(
 *             @PathVariable MunicipalityCode municipality, @PathVariable UUID id,
 *             @RequestBody OpenLocation form, Write write) {
 *         return write.send(new Open(new LocationId(municipality, id), form.name(), form.places(), form.effectiveOn()));
 *     }
 *
 *     record OpenLocation(@Size(min = 1, max = 100) String name, @Min(0) @Max(10_000) int places, LocalDate effectiveOn,
 *                         @Nullable String reason) implements Reasoned {}
 *
 *     @GetMapping("/v1/municipalities/{municipality}/locations")
 *     @AllowedTo(value = {Role.MUNICIPALITY, Role.REGION, Role.AUDITOR}, scope = "municipality")
 *     Items<LocationOverview> list(@PathVariable MunicipalityCode municipality, @Query Question question) {
 *         var rows = overviews.of(municipality, question.cursor(), question.rows() + 1);
 *         return Items.page(rows, question.rows(), row -> List.of(row.name(), row.id().toString()));
 *     }
 *
 *     record Question(@Nullable LocalDate on, @Min(1) @Max(1000) @Nullable Integer limit, @Nullable Cursor cursor)
 *             implements Paged {}
 * }
 *
 * @Bean RefusalProblems<LocationRefusal> locationProblems() {
 *     return new RefusalProblems<>(LocationRefusal.class, refusal -> switch (refusal) {
 *         case LocationNotOpen _ -> Problem.conflict("location-not-open", "Location not open", "The location is not open.");
 *     });
 * }
 * }</pre>
 *
 * <p>A single resource answers {@code ResponseEntity.ok().eTag("\"" + sequence + "\"").body(view)}; what is absent or foreign throws
 * {@link nl.opvang.plumbing.problem.ProblemException#notFound()}.
 */
@NullMarked
package nl.opvang.plumbing.http;

import org.jspecify.annotations.NullMarked;
