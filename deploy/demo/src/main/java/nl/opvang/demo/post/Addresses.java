package nl.opvang.demo.post;

import java.net.URI;

/** Where the four services listen, without a path. */
public record Addresses(URI reporting, URI capacity, URI allocation, URI funding) {}
