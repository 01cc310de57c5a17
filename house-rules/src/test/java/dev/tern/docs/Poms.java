package dev.tern.docs;

import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/** The build files of this repository, asked by path. */
final class Poms {

  private Poms() {}

  /** The text at an XPath of a pom; empty when there is none. */
  static String text(Path pom, String path) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Document document = factory.newDocumentBuilder().parse(pom.toFile());
    XPath asked = XPathFactory.newInstance().newXPath();
    return asked.evaluate(path, document).strip();
  }
}
