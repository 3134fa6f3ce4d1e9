package nl.opvang.plumbing.page.picture;

/**
 * What a picture says to who does not see it.
 *
 * @param id unlike that of any other picture on the page
 */
public record Caption(String id, String title, String description) {}
