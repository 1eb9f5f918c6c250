# Who may include whom. This list is the architecture: the build links each stage only with what stands
# here, and tests/architecture reads the same lines and checks every #include.
set(stages base model scene read join assess compare draw paint publish cli)

set(base_uses "")
set(model_uses base)
set(scene_uses base)
set(read_uses base model)
set(join_uses base model)
set(assess_uses base model)
set(compare_uses base model)
set(draw_uses base model scene)
set(paint_uses base scene)
set(publish_uses base model scene)
set(cli_uses base model scene read join assess compare draw paint publish)

# The header by which outsiders enter a stage; base, model and scene are open shelves and have no door.
set(doors read join assess compare draw paint publish)
