"""ptx.py FILE.ptx: its kernels as C++ over tests/cuda/ptx.h, so that what nvcc made runs where there is no GPU.

A register is a variable, an instruction a statement, a label a label.  Registers hold bits: integers in them are
unsigned, and an instruction reads them by its own type.  What is not in VALUES is an error, and so is a line that is no
part of a kernel: this knows what nvcc makes of cuda/*.cu, not PTX.  Kernel NAME becomes ptx_NAME, which ptx.h launches.
"""
import re
import struct
import sys

C = {sign + bits: f"{'' if sign == 's' else 'u'}int{bits}_t" for sign in "usb" for bits in ("8", "16", "32", "64")}
C.update(pred="bool", f32="float", f64="double")
REGISTERS = {kind: C[kind] for kind in ("pred", "b16", "b32", "b64", "f32", "f64")}
SPECIAL = {"%tid.x": "threadIdx.x", "%ctaid.x": "blockIdx.x", "%ntid.x": "blockDim.x", "%nctaid.x": "gridDim.x"}
COMPARED = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
INT = "[usb](?:8|16|32|64)"
FLOAT = "f(?:32|64)"
ANY = rf"{INT}|f32|f64|pred"

# An opcode, in which T is its type; what it gives: {a} is the first operand, read as a T, and {b:u32} the second, as a
# u32; {C} is T's name in C++, {N} and {R} what the opcode says more.
VALUES = [
    (r"mov\.(?P<T>ANY)", "{a}"),
    (r"selp\.(?P<T>ANY)", "{c:pred} ? {a} : {b}"),
    (r"ld\.(?P<S>global|shared|param)\.(?P<T>ANY)", "bg_ptx_load<{C}>({a:S})"),
    (r"cvta\.to\.global\.(?P<T>u64)", "{a}"),
    # doubles and floats
    (r"add\.rn\.(?P<T>FLOAT)", "{a} + {b}"),
    (r"sub\.rn\.(?P<T>FLOAT)", "{a} - {b}"),
    (r"mul\.rn\.(?P<T>FLOAT)", "{a} * {b}"),
    (r"div\.rn\.(?P<T>FLOAT)", "{a} / {b}"),
    (r"rcp\.rn\.(?P<T>FLOAT)", "({C})1 / {a}"),
    (r"sqrt\.rn\.(?P<T>f64)", "sqrt({a})"),
    (r"sqrt\.rn\.(?P<T>f32)", "sqrtf({a})"),
    (r"fma\.rn\.(?P<T>f64)", "fma({a}, {b}, {c})"),
    (r"fma\.rn\.(?P<T>f32)", "fmaf({a}, {b}, {c})"),
    (r"neg\.(?P<T>FLOAT)", "-{a}"),
    (r"abs\.(?P<T>f64)", "fabs({a})"),
    (r"abs\.(?P<T>f32)", "fabsf({a})"),
    (r"(?P<N>min|max)\.(?P<T>f64)", "bg_ptx_{N}({a}, {b})"),
    (r"setp\.(?P<R>eq|lt|le|gt|ge)\.(?P<T>FLOAT)", "{a} {R} {b}"),
    (r"setp\.neu\.(?P<T>FLOAT)", "{a} != {b}"),
    (r"setp\.ne\.(?P<T>FLOAT)", "{a} < {b} || {a} > {b}"),
    (r"setp\.equ\.(?P<T>FLOAT)", "!({a} < {b} || {a} > {b})"),
    (r"setp\.ltu\.(?P<T>FLOAT)", "!({a} >= {b})"),
    (r"setp\.leu\.(?P<T>FLOAT)", "!({a} > {b})"),
    (r"setp\.gtu\.(?P<T>FLOAT)", "!({a} <= {b})"),
    (r"setp\.geu\.(?P<T>FLOAT)", "!({a} < {b})"),
    (r"setp\.num\.(?P<T>FLOAT)", "!isunordered({a}, {b})"),
    (r"setp\.nan\.(?P<T>FLOAT)", "isunordered({a}, {b})"),
    (r"cvt\.rzi\.s32\.(?P<T>FLOAT)", "bg_ptx_integer((double){a})"),
    (r"cvt\.rn\.f32\.(?P<T>s32)", "(float){a}"),
    (r"cvt\.rn\.f64\.(?P<T>[us](?:32|64))", "(double){a}"),
    (r"cvt\.f64\.(?P<T>f32)", "(double){a}"),
    (r"cvt\.rn\.f32\.(?P<T>f64)", "(float){a}"),
    # integers
    (r"add\.(?P<T>INT)", "{a} + {b}"),
    (r"sub\.(?P<T>INT)", "{a} - {b}"),
    (r"mul\.lo\.(?P<T>INT)", "{a} * {b}"),
    (r"mad\.lo\.(?P<T>INT)", "{a} * {b} + {c}"),
    (r"mul\.wide\.(?P<T>u32)", "(uint64_t){a} * {b}"),
    (r"mul\.wide\.(?P<T>s32)", "(int64_t){a} * {b}"),
    (r"neg\.(?P<T>INT)", "-{a}"),
    (r"and\.(?P<T>INT)", "{a} & {b}"),
    (r"or\.(?P<T>INT)", "{a} | {b}"),
    (r"xor\.(?P<T>INT)", "{a} ^ {b}"),
    (r"not\.(?P<T>INT)", "~{a}"),
    (r"min\.(?P<T>INT)", "{a} < {b} ? {a} : {b}"),
    (r"max\.(?P<T>INT)", "{a} > {b} ? {a} : {b}"),
    (r"shl\.(?P<T>INT)", "bg_ptx_left({a}, {b:u32})"),
    (r"shr\.(?P<T>INT)", "bg_ptx_right({a}, {b:u32})"),
    (r"setp\.(?P<R>eq|ne|lt|le|gt|ge)\.(?P<T>INT)", "{a} {R} {b}"),
    (r"cvt\.(?P<N>INT)\.(?P<T>INT)", "({N}){a}"),
    (r"popc\.(?P<T>b32)", "(uint32_t)__builtin_popcount({a})"),
    (r"brev\.(?P<T>b32)", "bg_ptx_reversed({a})"),
    (r"bfind\.shiftamt\.(?P<T>u32)", "bg_ptx_leading({a})"),
    # predicates
    (r"and\.(?P<T>pred)", "{a} && {b}"),
    (r"or\.(?P<T>pred)", "{a} || {b}"),
    (r"xor\.(?P<T>pred)", "{a} != {b}"),
    (r"not\.(?P<T>pred)", "!{a}"),
    # a warp together
    (r"shfl\.sync\.(?P<N>idx|up)\.(?P<T>b32)", "bg_ptx_{N}(&{ok}, {a}, {b}, {c}, {d}, {line})"),
    (r"match\.any\.sync\.(?P<T>b32)", "bg_host_ballot({b}, {a}, {a}, {line})"),
    (r"vote\.sync\.ballot\.(?P<T>b32)", "bg_host_ballot({b}, {a:pred}, 1, {line})"),
    (r"atom\.shared\.add\.(?P<T>u32)", "bg_ptx_add({a:shared}, {b})"),
]
VALUES = [(re.compile(opcode.replace("INT", INT).replace("ANY", ANY).replace("FLOAT", FLOAT)), value) for opcode, value in VALUES]

# What stands about the instructions and changes nothing of them.
IDLE = re.compile(r"|\)|\.version .*|\.target sm_\w+|\.address_size 64|\.maxntid .*|\.minnctapersm \d+|\.pragma \"nounroll\";"
                  r"|\.extern \.shared \.align 16 \.b8 bytes\[\];")


class Unknown(Exception):
    pass


def literal(kind, text):
    bits = int(text[2:], 16)
    value = struct.unpack("<d", struct.pack("<Q", bits))[0] if kind == "f64" else struct.unpack("<f", struct.pack("<I", bits))[0]
    return value.hex() + "f" * (kind == "f32") if value - value == 0 else f"bg_ptx_as<{C[kind]}>(UINT{kind[1:]}_C({bits:#x}))"


def place(space, text):
    """[base+offset] as a pointer"""
    found = re.fullmatch(r"\[(%?)(\w+?)(_param_\d+)?(?:\+(-?\d+))?\]", text)
    if not found:
        raise Unknown(text)
    register, base, parameter, offset = found.groups()
    if space == "param" and parameter:
        return f"{parameter[1:]}.bytes + {offset or 0}"
    if space == "shared" and base == "bytes":
        base = "0"
    elif not register or space == "param":
        raise Unknown(text)
    return f"bg_ptx_{space}({base}, {offset or 0})"


def read(kind, text):
    """An operand as a value of the type `kind`, or of that space a pointer"""
    if kind in ("global", "shared", "param"):
        return place(kind, text)
    if re.fullmatch(r"0[df][0-9A-F]+", text):
        return literal(kind, text)
    if re.fullmatch(r"-?\d+", text):
        return f"({C[kind]}){int(text) % 2**64:#x}u"
    if text == "bytes":  # shared memory begins at 0
        return f"({C[kind]})0"
    if text in SPECIAL:
        return f"({C[kind]}){SPECIAL[text]}"
    found = re.fullmatch(r"%((p|rs|rd|r|fd|f)\d+)", text)
    if not found:
        raise Unknown(text)
    if kind in ("f64", "f32", "pred"):
        if found[2] != {"f64": "fd", "f32": "f", "pred": "p"}[kind]:
            raise Unknown(text)
        return found[1]
    return f"bg_ptx_as<{C[kind]}>({found[1]})" if found[2] in ("fd", "f") else f"({C[kind]}){found[1]}"


def value(opcode, operands, ok, line):
    """What an instruction gives"""
    for pattern, text in VALUES:
        found = pattern.fullmatch(opcode)
        if found:
            break
    else:
        raise Unknown(opcode)
    part = found.groupdict(default="")
    named = {"C": C[part["T"]], "N": C.get(part.get("N"), part.get("N")), "R": COMPARED.get(part.get("R")), "ok": ok, "line": str(line)}

    def fill(match):
        name, kind = match[1], match[2] or part["T"]
        return named[name] if name in named else read(part.get(kind, kind), operands["abcd".index(name)])

    return re.sub(r"\{(\w+)(?::(\w+))?\}", fill, text)


def instruction(opcode, rest, line):
    operands = [part.strip() for part in re.findall(r"\{[^}]*\}|[^,]+", rest)]
    if opcode in ("bra", "bra.uni"):
        return f"goto {rest[1:]};"
    if opcode == "ret":
        return "return;"
    if opcode == "bar.sync" and rest == "0":
        return f"bg_host_barrier({line});"
    stored = re.fullmatch(rf"st\.(global|shared)\.({INT}|f64|f32)", opcode)
    if stored:
        return f"bg_ptx_store({read(stored[1], operands[0])}, {read(stored[2], operands[1])});"
    several = re.fullmatch(rf"(ld\.\w+)\.v[24]\.([usb]8)", opcode)
    if several:
        base = re.fullmatch(r"\[(.*)\+(\d+)\]", operands[1])
        return " ".join(instruction(f"{several[1]}.{several[2]}", f"{into}, [{base[1]}+{int(base[2]) + k}]", line)
                        for k, into in enumerate(operands[0][1:-1].split(", ")))
    into, _, ok = operands[0].partition("|")
    register = re.fullmatch(r"%((p|rs|rd|r|fd|f)\d+)", into)
    if not register:
        raise Unknown(into)
    text = value(opcode, operands[1:], ok[1:] or "ok", line)
    for kind, size, name in (("fd", 64, "double"), ("f", 32, "float")):
        if register[2] == kind and re.fullmatch(rf"(mov|selp|ld\.\w+)\.b{size}", opcode):
            text = f"bg_ptx_as<{name}>({text})"
    return f"{register[1]} = {text};"


def statement(line, number):
    """What a line within a kernel is"""
    registers = re.fullmatch(r"\.reg \.(\w+)\s+%(\w+)<(\d+)>;", line)
    if registers:
        names = ", ".join(f"{registers[2]}{k} = 0" for k in range(int(registers[3])))
        return f"    {REGISTERS[registers[1]]} {names};"
    label = re.fullmatch(r"\$(L__BB\d+_\d+):", line)
    if label:
        return f"{label[1]}:;"
    found = re.fullmatch(r"(?:@(!?)%(p\d+)\s+)?([a-z][\w.]*)\s*(.*);", line)
    if found:
        guard = f"if ({found[1]}{found[2]}) " if found[2] else ""
        return f"    {guard}{{ {instruction(found[3], found[4], number)} }}"
    raise Unknown(line)


def translate(lines):
    inside = False
    for number, line in enumerate(lines, 1):
        line = re.sub(r"//.*", "", line).strip()
        entry = re.fullmatch(r"\.visible \.entry _Z(\d+)(\w+)\(", line)
        parameter = re.fullmatch(r"\.param \.align 8 \.b8 \w+_(param_\d+)\[(\d+)\],?", line)
        try:
            if IDLE.fullmatch(line):
                continue
            if line == "}" and inside:
                inside = False
                print("}")
            elif inside:
                print(statement(line, number))
            elif entry:
                name, parameters = f"_Z{int(entry[1]) + 4}ptx_{entry[2]}", []
            elif parameter:
                parameters.append(f"bg_ptx_param<{parameter[2]}> {parameter[1]}")
            elif line == "{":
                inside = True
                print(f'extern "C" void {name}({", ".join(parameters)})\n{{\n    bool ok;')
            else:
                raise Unknown(line)
        except Unknown as what:
            raise SystemExit(f"{sys.argv[1]}:{number}: unknown: {what}: {line}")


if __name__ == "__main__":
    print('#include "ptx.h"')
    with open(sys.argv[1], encoding="ascii") as file:
        translate(file)
