# SPDX-License-Identifier: MIT
"""PDF/A-3b (ISO 19005-3): what makes a drawn PDF fit for the archive and a carrier of its data.

Adds the XMP metadata, the sRGB output intent, the attached payload and stable ids. Everything comes
from the document, so the same document gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from typing import TYPE_CHECKING, Any, Final

from lsapp.exports.wording import without_illegal, xml_text
from lsapp.report.blocks import Attachment, Document

if TYPE_CHECKING:
    import pikepdf

LANGUAGE: Final = "vi-VN"
PRODUCER: Final = "KH48"

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
   <dc:description>
    <rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>
   </dc:description>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <pdf:Producer>{producer}</pdf:Producer>
   <pdfaid:part>3</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
   <xmp:CreateDate>{date}</xmp:CreateDate>
   <xmp:ModifyDate>{date}</xmp:ModifyDate>
   <xmp:MetadataDate>{date}</xmp:MetadataDate>
   <xmp:CreatorTool>{producer}</xmp:CreatorTool>
   <xmpMM:DocumentID>uuid:{uuid}</xmpMM:DocumentID>
   <xmpMM:InstanceID>uuid:{uuid}</xmpMM:InstanceID>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def archive(drawn: bytes, document: Document, profile: bytes) -> bytes:
    """Return ``drawn`` as PDF/A-3b with the document's metadata and attachment.

    ``profile`` is the ICC profile of the output intent (sRGB).
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        _set_information(pdf, document)
        _set_output_intent(pdf, profile)
        _unencode_fonts(pdf)
        if document.attachment is not None:
            _attach(pdf, document.attachment, document.made_at)
        pdf.Root.Lang = pikepdf.String(LANGUAGE)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        for key in ("/PageMode", "/Outlines"):
            if key in pdf.Root:
                del pdf.Root[key]
        # The first half of /ID comes from the document; the second qpdf derives from the content.
        seed = hashlib.md5(document.identity.encode(), usedforsecurity=False).digest()
        pdf.trailer.ID = pikepdf.Array([pikepdf.String(seed), pikepdf.String(seed)])
        target = io.BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            fix_metadata_version=False,
        )
        return target.getvalue()


def _set_information(pdf: pikepdf.Pdf, document: Document) -> None:
    """Write the same facts into the information dictionary and the XMP, as PDF/A demands."""
    import pikepdf

    made_at = _in_utc(document.made_at)
    stamp = pdf_date(made_at)
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    pdf.trailer.Info = pdf.make_indirect(
        pikepdf.Dictionary(
            Title=without_illegal(document.title),
            Author=without_illegal(document.author),
            Subject=without_illegal(document.subject),
            Creator=PRODUCER,
            Producer=PRODUCER,
            CreationDate=stamp,
            ModDate=stamp,
        )
    )
    digest = hashlib.sha256(document.identity.encode()).hexdigest()
    xmp = _XMP.format(
        title=xml_text(document.title),
        author=xml_text(document.author),
        subject=xml_text(document.subject),
        language=LANGUAGE,
        producer=PRODUCER,
        date=made_at.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
        uuid="-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32])),
    )
    stream = pdf.make_stream(xmp.encode())
    stream.Type = pikepdf.Name.Metadata
    stream.Subtype = pikepdf.Name.XML
    pdf.Root.Metadata = stream


def _unencode_fonts(pdf: pikepdf.Pdf) -> None:
    """Drop the encoding of the fonts: a symbolic TrueType font has none (ISO 19005-3, 6.2.11.6)."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        fonts = page.resources.get("/Font")
        if fonts is None or fonts.objgen in seen:
            continue
        seen.add(fonts.objgen)
        for _name, font in fonts.items():
            if font.get("/Subtype") == "/TrueType" and "/Encoding" in font:
                del font["/Encoding"]


def _set_output_intent(pdf: pikepdf.Pdf, profile: bytes) -> None:
    import pikepdf

    stream = pdf.make_stream(profile)
    stream.N = 3
    pdf.Root.OutputIntents = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.OutputIntent,
                S=pikepdf.Name.GTS_PDFA1,
                OutputConditionIdentifier="sRGB",
                RegistryName="http://www.color.org",
                Info="sRGB IEC61966-2.1",
                DestOutputProfile=stream,
            )
        ]
    )


def _attach(pdf: pikepdf.Pdf, attachment: Attachment, made_at: dt.datetime) -> None:
    """Embed a file that belongs to the whole document (/AF), as its data (AFRelationship)."""
    import pikepdf

    stamp = pdf_date(_in_utc(made_at))
    checksum = hashlib.md5(attachment.content, usedforsecurity=False).digest()
    stream = pdf.make_stream(attachment.content)
    stream.Type = pikepdf.Name.EmbeddedFile
    stream.Subtype = pikepdf.Name(f"/{attachment.media_type}")
    stream.Params = pikepdf.Dictionary(
        Size=len(attachment.content),
        CheckSum=pikepdf.String(checksum),
        CreationDate=stamp,
        ModDate=stamp,
    )
    specification = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec,
            F=attachment.name,
            UF=attachment.name,
            Desc=without_illegal(attachment.description),
            AFRelationship=pikepdf.Name.Data,
            EF=pikepdf.Dictionary(F=stream, UF=stream),
        )
    )
    names: Any = pikepdf.Array([pikepdf.String(attachment.name), specification])
    pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=names))
    pdf.Root.AF = pikepdf.Array([specification])


def pdf_date(moment: dt.datetime) -> str:
    """Return a moment in UTC as PDF writes it."""
    return moment.strftime("D:%Y%m%d%H%M%S+00'00'")


def _in_utc(moment: dt.datetime) -> dt.datetime:
    """Return ``moment`` in UTC; one without a time zone is UTC already."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=dt.UTC)
    return moment.astimezone(dt.UTC)
