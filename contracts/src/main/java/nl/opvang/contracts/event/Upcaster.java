package nl.opvang.contracts.event;

import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads a payload stored under an older type name as the next version of it; pure, from JSON object to JSON object. */
public record Upcaster(String from, String to, UnaryOperator<Map<String, Object>> change) {}
