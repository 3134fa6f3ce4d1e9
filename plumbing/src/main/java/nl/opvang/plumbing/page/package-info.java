/**
 * What the pages of all services have in common: their frame, languages, look, problems, and their assembly.
 *
 * <p>A page is a method of a {@code @Controller} whose path does not start with {@code /v1}. It says who may see it as any
 * endpoint does, asks what the API asks in the same process, and names its template:
 *
 * <pre>{@code
 * @Controller
 * class LocationsPage {
 *     @GetMapping("/locations")
 *     @AllowedTo({Role.MUNICIPALITY, Role.REGION})
 *     @InNavigation(label = "locations", order = 2)
 *     String show(Caller caller, @Query Question question, Model model) {
 *         model.addAttribute("locations", overviews.of(caller.municipalities()));
 *         return "capacity/locations";
 *     }
 * }
 * }</pre>
 *
 * <p>The template {@code templates/capacity/locations.html} puts its content into the layout, and finds besides its own model
 * {@code frame} ({@link nl.opvang.plumbing.page.Frame}) and {@code wording} ({@link nl.opvang.plumbing.page.Wording}):
 *
 * <pre>{@code
 * <html th:replace="~{opvang/layout :: page(#{locations}, ~{::content})}">
 * <body><th:block th:fragment="content">
 *   <h1 th:text="#{locations}">Locaties</h1>
 *   <p th:text="${wording.number(total)}">1.234</p>
 *   <img th:src="${frame.file('/capacity/map.svg')}" th:alt="#{map}">
 * </th:block></body></html>
 * }</pre>
 *
 * <p>A page that writes takes a {@code @Posted} record of what was filled in and a {@link nl.opvang.plumbing.page.Scene}, reads
 * the one with {@code Fields}, sends a command with {@code Write}, and leads to what became of it with {@code Moved}, or shows the form
 * again with an {@code Objection}; all of these are in {@code page.form}. Pictures of figures are in {@code page.picture}, fields and faults of forms in {@code opvang/parts}.
 *
 * <p>Texts are in {@code messages/<service>_nl.properties} and {@code messages/<service>_en.properties}, files in
 * {@code static/<service>/}. A form posts with {@code th:action}, which adds the CSRF token, and carries the id of what it
 * writes as {@code frame.newId}, so that sending it twice writes once.
 */
@NullMarked
package nl.opvang.plumbing.page;

import org.jspecify.annotations.NullMarked;
