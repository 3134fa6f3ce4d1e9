package nl.opvang.plumbing.page.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A picture as a reader of XML sees it. */
public record Drawn(Document document) {
    /** Reads it, and sees that the policy of our pages allows all of it. */
    public static Drawn of(String svg) {
        try {
            var reader = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            var drawn = new Drawn(reader.parse(new InputSource(new StringReader(svg))));
            for (var element : drawn.all("*")) {
                assertThat(element.hasAttribute("style")).isFalse();
                assertThat(element.getTagName()).isNotIn("style", "script");
            }
            return drawn;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(svg, e);
        }
    }

    public List<Element> all(String element) {
        var found = document.getElementsByTagName(element);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) elements.add((Element) found.item(i));
        return elements;
    }

    /** Those that carry this class. */
    public List<Element> of(String element, String style) {
        return all(element).stream()
                .filter(each -> List.of(each.getAttribute("class").split(" ")).contains(style))
                .toList();
    }

    public List<String> texts(String element) {
        return all(element).stream().map(Element::getTextContent).toList();
    }
}
