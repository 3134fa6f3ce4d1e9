package nl.opvang.contracts.text;

/** A value that is one text in JSON, in a URL and in a column. */
public interface TextValue {
    /** The text; parsing it gives an equal value. */
    String text();
}
