/// How many bytes brotli leaves of these.
pub fn compressed(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    std::io::Write::write_all(&mut writer, bytes).unwrap();
    drop(writer);
    packed.len()
}
